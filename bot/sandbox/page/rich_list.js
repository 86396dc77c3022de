/**
 * Lists of rich messages. The label is the one that Telegram gives; without it, it is made from the number and its
 * type.
 */

import { element, list, record, words } from "./elements.js";

const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/**
 * @param {Record<string, any>} block a RichBlockList
 * @param {(blocks: unknown) => Node[]} inside
 * @returns {HTMLElement}
 */
export function renderList(block, inside) {
  const items = list(block.items).map(record);
  const isOrdered = items.some((item) => Number.isInteger(item.value) || item.type);
  return element(
    isOrdered ? "ol" : "ul",
    { class: "rich-list", role: "list" },
    items.map((item) =>
      element(
        "li",
        { class: item.has_checkbox ? "task" : null },
        label(item),
        element("div", { class: "item" }, inside(item.blocks)),
      ),
    ),
  );
}

function label(item) {
  if (item.has_checkbox) {
    const box = element("input", { type: "checkbox", disabled: true, checked: item.is_checked === true });
    return element("span", { class: "label" }, box);
  }
  const given = words(item.label) || (Number.isInteger(item.value) ? `${numeral(item.value, item.type)}.` : "•");
  return element("span", { class: "label" }, element("bdi", {}, given));
}

/**
 * @param {number} value
 * @param {unknown} type "1", "a", "A", "i" or "I"
 * @returns {string} such as "iv" for 4 and "i"
 */
function numeral(value, type) {
  if (value < 1 || value > 3999) return String(value);
  if (type === "a") return letters(value);
  if (type === "A") return letters(value).toUpperCase();
  if (type === "i") return roman(value);
  return type === "I" ? roman(value).toUpperCase() : String(value);
}

function letters(value) {
  const last = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? letters(Math.floor((value - 1) / 26)) + last : last;
}

function roman(value) {
  let rest = value;
  return ROMAN.map(([worth, sign]) => {
    const count = Math.floor(rest / worth);
    rest -= count * worth;
    return sign.repeat(count);
  }).join("");
}
