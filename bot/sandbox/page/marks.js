/** What the entities of a text and the parts of a rich text look like; both name them alike. */

import { element, pressable, words } from "./elements.js";
import { icon } from "./icons.js";
import { link } from "./links.js";
import { timeElement } from "./times.js";

/** @typedef {import("./elements.js").Child} Child */

/** The kinds that stand on lines of their own. */
export const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** @type {Map<string, (inner: Child, given: object, scope: object) => Node>} */
const MARKS = new Map(
  Object.entries({
    bold: (inner) => element("b", {}, inner),
    italic: (inner) => element("i", {}, inner),
    underline: (inner) => element("u", {}, inner),
    strikethrough: (inner) => element("s", {}, inner),
    subscript: (inner) => element("sub", {}, inner),
    superscript: (inner) => element("sup", {}, inner),
    marked: (inner) => element("mark", {}, inner),
    spoiler: (inner) => spoiler(element("span", { class: "spoiler" }), inner),
    code: (inner, given, scope) => copied(element("code", {}, inner), given.plain, scope),
    pre: (inner, given, scope) => pre(inner, given.plain, given.language, scope),
    blockquote: (inner) => element("blockquote", { class: "quote" }, element("div", { class: "quoted" }, inner)),
    expandable_blockquote: (inner) => foldedQuote(inner),
    url: (inner, given, scope) =>
      link(given.url || given.plain, inner, scope, Boolean(given.url) && given.url !== given.plain),
    text_link: (inner, given, scope) => link(given.url, inner, scope, given.url !== given.plain),
    email: (inner, given, scope) => link(`mailto:${given.plain}`, inner, scope),
    email_address: (inner, given, scope) => link(`mailto:${words(given.email_address)}`, inner, scope),
    phone_number: (inner, given, scope) => link(`tel:${words(given.phone_number) || given.plain}`, inner, scope),
    mention: (inner, given, scope) => mention(words(given.username) || given.plain, inner, scope),
    text_mention: (inner, given, scope) => link(`tg://user?id=${words(given.user?.id)}`, inner, scope),
    hashtag: (inner) => element("span", { class: "tag" }, inner),
    cashtag: (inner) => element("span", { class: "tag" }, inner),
    bank_card_number: (inner, given, scope) => copied(element("span", { class: "link" }, inner), given.plain, scope),
    bot_command: (inner, given, scope) => command(words(given.bot_command) || given.plain, inner, scope),
    custom_emoji: (inner, given) =>
      element("span", { class: "custom-emoji", title: words(given.custom_emoji_id) }, inner),
    date_time: (inner, given, scope) => timeElement(given.unix_time, given.date_time_format, inner, scope.now?.()),
  }),
);

/**
 * @param {unknown} type the kind of an entity or of a rich text
 * @param {Child} inner what it spans
 * @param {object} given the entity or the rich text; `plain` is the text that it spans
 * @param {object} scope the context of the message
 * @returns {Node | null} null if the kind is not known
 */
export function mark(type, inner, given, scope) {
  return MARKS.get(type)?.(inner, given, scope) ?? null;
}

function mention(name, inner, scope) {
  const username = name.replace(/^@/, "");
  return /^\w+$/.test(username)
    ? link(`https://t.me/${username}`, inner, scope)
    : element("span", { class: "tag" }, inner);
}

function command(text, inner, scope) {
  const node = element("span", { class: "link command", "data-testid": "command" }, inner);
  return pressable(node, () => scope.onCommand?.(text));
}

function copied(node, text, scope) {
  node.title = "Copy";
  return pressable(node, () => scope.onCopy?.(text));
}

/**
 * A block of code with its language and a button that copies it.
 * @param {Child} inner @param {string} plain @param {unknown} language @param {object} scope @returns {HTMLElement}
 */
export function pre(inner, plain, language, scope) {
  const copy = element(
    "button",
    { type: "button", class: "copy", "aria-label": "Copy code", title: "Copy code" },
    icon("copy"),
  );
  copy.addEventListener("click", () => scope.onCopy?.(plain));
  const label = element("span", { class: "language" }, words(language));
  const code = element("code", { tabindex: 0, dir: "ltr" }, inner);
  return element(
    "pre",
    { class: words(language) ? "code labelled" : "code", "data-testid": "code" },
    label,
    copy,
    code,
  );
}

/**
 * Covers what is in `node` until it is pressed; pressing one shows all of the message.
 * @param {HTMLElement} node @param {Child} inner @returns {HTMLElement}
 */
export function spoiler(node, inner) {
  // inert: neither links nor the screen reader may give away what is covered.
  const cover = element(node.tagName === "SPAN" ? "span" : "div", { class: "covered", inert: true }, inner);
  node.append(cover);
  node.setAttribute("data-testid", "spoiler");
  node.setAttribute("aria-label", "Hidden: press to reveal");
  return pressable(node, (event) => {
    if (!node.hasAttribute("role")) return;
    event.preventDefault();
    for (const each of (node.closest("article") ?? node.parentNode).querySelectorAll("[data-testid=spoiler]"))
      reveal(each);
  });
}

function reveal(node) {
  node.classList.add("revealed");
  for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  node.firstElementChild.inert = false;
}

/** A quotation of which three lines are seen until it is pressed. @param {...Child} inner @returns {HTMLElement} */
export function foldedQuote(...inner) {
  const fold = element(
    "button",
    { type: "button", class: "fold", "aria-expanded": "false", title: "Show all" },
    icon("down"),
  );
  const quoted = element("div", { class: "quoted" }, inner);
  const quote = element("blockquote", { class: "quote foldable folded", "data-testid": "foldable" }, quoted, fold);
  const show = (all) => {
    quote.classList.toggle("folded", !all);
    fold.setAttribute("aria-expanded", String(all));
    fold.title = all ? "Show less" : "Show all";
  };
  quote.addEventListener("click", (event) => {
    if (fold.contains(event.target)) show(quote.classList.contains("folded"));
    else if (!quoted.contains(event.target.closest("a, button, [role]"))) show(true);
  });
  // What the keyboard reaches must be seen.
  quoted.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && show(true));
  return quote;
}
