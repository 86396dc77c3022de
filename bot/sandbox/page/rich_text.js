/**
 * Rich texts: a string, an array of rich texts, or an object of a kind. What is not known is shown as the text in it.
 */

import { fragment, record, words } from "./elements.js";
import { renderButton } from "./keyboard.js";
import { mark } from "./marks.js";
import { renderFormula } from "./math.js";
import { anchor, anchorLink, reference, referenceLink } from "./places.js";

const DEEPEST = 32;
const LONGEST = 40_000;
const HOLDERS = ["summary", "label", "text", "button", "buttons", "blocks", "items", "cells", "caption", "credit"];
const LINES = new Set(["paragraph", "heading", "pre", "footer", "pullquote", "expandable_blockquote", "thinking"]);
const UNSPOKEN = new Set(["anchor", "divider"]);

/** @type {Map<string, (inner: import("./elements.js").Child, given: object, scope: object) => Node>} */
const KINDS = new Map(
  Object.entries({
    mathematical_expression: (_inner, given, scope) => renderFormula(given.expression, scope.formulas),
    custom_emoji: (_inner, given, scope) => mark("custom_emoji", words(given.alternative_text), given, scope),
    anchor: (_inner, given, scope) => anchor(given.name, scope),
    anchor_link: (inner, given, scope) => anchorLink(given.anchor_name, inner, scope),
    reference: (inner, given, scope) => reference(given.name, inner, scope),
    reference_link: (inner, given, scope) => referenceLink(given.reference_name, inner, scope),
    button: (_inner, given, scope) => inlineButton(record(given.button), scope),
  }),
);

/**
 * @param {unknown} text a RichText
 * @param {object} scope the context of the message, with its `formulas` and `places`
 * @returns {DocumentFragment}
 */
export function renderRichText(text, scope, depth = 0) {
  if (depth > DEEPEST) return fragment(plainText(text));
  if (Array.isArray(text)) return fragment(text.map((each) => renderRichText(each, scope, depth + 1)));
  if (text === null || typeof text !== "object") return fragment(words(text));
  const inner = renderRichText(text.text, scope, depth + 1);
  const given = { ...text, plain: plainText(text.text) };
  const shown = KINDS.get(text.type)?.(inner, given, scope) ?? mark(text.type, inner, given, scope);
  return fragment(shown ?? inner);
}

function inlineButton(button, scope) {
  const node = renderButton(button, renderRichText(button.text, scope, DEEPEST - 4), scope);
  node.classList.add("inline");
  return node;
}

/**
 * The bare text of rich texts and blocks; blocks are parted by line breaks.
 * @param {unknown} value
 * @returns {string}
 */
export function plainText(value) {
  const waiting = [value];
  const parts = [];
  for (let length = 0; waiting.length && length < LONGEST; length += parts.at(-1)?.length || 1) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (let at = next.length - 1; at >= 0; at -= 1) waiting.push(next[at]);
    else if (next === null || typeof next !== "object") parts.push(words(next));
    else if (!UNSPOKEN.has(next.type)) {
      parts.push(words(next.alternative_text) || words(next.expression));
      if (LINES.has(next.type) || "align" in next || next.summary) waiting.push("\n");
      for (const holder of HOLDERS.toReversed()) if (next[holder]) waiting.push(next[holder]);
    }
  }
  return parts.join("");
}
