/**
 * Rich messages: blocks become elements one by one. A block that is not known, or too deep, is shown as the text in it.
 */

import { bounded, element, list, record } from "./elements.js";
import { fitted } from "./fit.js";
import { renderButton } from "./keyboard.js";
import { mapCard } from "./map.js";
import { foldedQuote, pre } from "./marks.js";
import { renderFormula } from "./math.js";
import { animation, audio, documentCard, grid, photo, video } from "./media.js";
import { anchor } from "./places.js";
import { renderList } from "./rich_list.js";
import { renderTable } from "./rich_table.js";
import { plainText, renderRichText } from "./rich_text.js";
import { slideshow } from "./slideshow.js";

const DEEPEST = 24;
const ALIGNS = new Set(["left", "center", "right"]);

/** @type {Map<string, (block: Record<string, any>, scope: object, depth: number) => Node>} */
const BLOCKS = new Map(
  Object.entries({
    paragraph: (block, scope) => element("p", { dir: "auto" }, renderRichText(block.text, scope)),
    heading: (block, scope) =>
      element(`h${bounded(block.size, 1, 6, 3)}`, { dir: "auto" }, renderRichText(block.text, scope)),
    pre: (block, scope) => pre(renderRichText(block.text, scope), plainText(block.text), block.language, scope),
    footer: (block, scope) => element("footer", { dir: "auto" }, renderRichText(block.text, scope)),
    divider: () => element("hr"),
    mathematical_expression: (block, scope) => renderFormula(block.expression, scope.formulas, true),
    anchor: (block, scope) => anchor(block.name, scope, "div"),
    list: (block, scope, depth) => renderList(block, (blocks) => renderBlocks(blocks, scope, depth)),
    blockquote: quotation,
    expandable_blockquote: quotation,
    pullquote: (block, scope) =>
      element("aside", { class: "pullquote" }, texts(block, scope), credit(block.credit, scope)),
    collage: (block, scope, depth) =>
      figure(grid(renderBlocks(block.blocks, scope, depth), "collage"), block.caption, scope),
    slideshow: (block, scope, depth) =>
      figure(slideshow(renderBlocks(block.blocks, scope, depth)), block.caption, scope),
    table: (block, scope) => renderTable(block, scope),
    details: (block, scope, depth) =>
      element(
        "details",
        { open: Boolean(block.is_open) },
        element("summary", { dir: "auto" }, renderRichText(block.summary, scope)),
        element("div", { class: "details-inner" }, renderBlocks(block.blocks, scope, depth)),
      ),
    map: (block, scope) => figure(mapCard(block), block.caption, scope),
    photo: (block, scope) => figure(photo(block.photo, block.has_spoiler), block.caption, scope),
    video: (block, scope) => figure(video(block.video, block.has_spoiler), block.caption, scope),
    animation: (block, scope) => figure(animation(block.animation, block.has_spoiler), block.caption, scope),
    audio: (block, scope) => figure(audio(block.audio), block.caption, scope),
    voice_note: (block, scope) => figure(audio(block.voice_note), block.caption, scope),
    document: (block, scope) => figure(documentCard(block.document), block.caption, scope),
    buttons,
    thinking: (block, scope) => element("p", { class: "thinking" }, renderRichText(block.text, scope)),
  }),
);

/**
 * @param {unknown} rich a RichMessage
 * @param {object} scope the context of the message, with its `message`, `formulas` and `places`
 * @returns {HTMLElement}
 */
export function renderRich(rich, scope) {
  const { blocks, is_rtl: isRtl } = record(rich);
  const root = element("div", { class: "rich", dir: isRtl === true ? "rtl" : "ltr", "data-testid": "rich" });
  root.append(...renderBlocks(blocks, scope, 0));
  return fitted(root);
}

function renderBlocks(blocks, scope, depth) {
  return list(blocks).map((block) => renderBlock(record(block), scope, depth + 1));
}

function renderBlock(block, scope, depth) {
  if (depth > DEEPEST) return element("p", { dir: "auto" }, plainText(block));
  const shown = BLOCKS.get(block.type)?.(block, scope, depth);
  return shown ?? element("p", { class: "unknown", dir: "auto" }, plainText(block));
}

function texts(block, scope) {
  return element("div", { class: "quoted-text", dir: "auto" }, renderRichText(block.text, scope));
}

function quotation(block, scope, depth) {
  const inner = [
    ...renderBlocks(block.blocks, scope, depth),
    block.text && texts(block, scope),
    credit(block.credit, scope),
  ];
  const isFolded = block.type === "expandable_blockquote" || block.is_expandable === true;
  return isFolded
    ? foldedQuote(inner)
    : element("blockquote", { class: "quote" }, element("div", { class: "quoted" }, inner));
}

function credit(text, scope) {
  return text ? element("cite", { dir: "auto" }, renderRichText(text, scope)) : null;
}

/** A block with the caption below it, if it has one. */
function figure(node, caption, scope) {
  const { text, credit: by } = record(caption);
  const below =
    text || by ? element("figcaption", { dir: "auto" }, renderRichText(text, scope), credit(by, scope)) : null;
  return element("figure", {}, node, below);
}

function buttons(block, scope) {
  const align = ALIGNS.has(block.align) ? block.align : "stretch";
  const made = list(block.buttons)
    .map(record)
    .map((button) => renderButton(button, renderRichText(button.text, scope), scope));
  return element("div", { class: `rich-buttons align-${align}`, "data-testid": "buttons" }, made);
}
