/** Tables of rich messages. One that is wider than the message scrolls sideways inside it. */

import { bounded, element, list, record } from "./elements.js";
import { plainText, renderRichText } from "./rich_text.js";

const MOST_COLUMNS = 20;
const ALIGNS = new Set(["left", "center", "right"]);
const VALIGNS = new Set(["top", "middle", "bottom"]);

/** @param {Record<string, any>} block a RichBlockTable @param {object} scope @returns {HTMLElement} */
export function renderTable(block, scope) {
  const rows = list(block.cells).map(list);
  const look = [block.is_bordered && "bordered", block.is_striped && "striped", block.is_compact && "compact"];
  const table = element(
    "table",
    { class: look.filter(Boolean).join(" ") },
    block.caption ? element("caption", { dir: "auto" }, renderRichText(block.caption, scope)) : null,
    element(
      "tbody",
      {},
      rows.map((row, at) =>
        element(
          "tr",
          {},
          row.map((one) => cell(record(one), rows.length - at, scope)),
        ),
      ),
    ),
  );
  const label = plainText(block.caption).trim() || "Table";
  return element(
    "div",
    { class: "table-scroll", role: "region", "aria-label": label, tabindex: 0, "data-testid": "table" },
    table,
  );
}

function cell(given, rowsLeft, scope) {
  const classes = [
    ALIGNS.has(given.align) && `align-${given.align}`,
    VALIGNS.has(given.valign) && `valign-${given.valign}`,
    given.text === undefined && "invisible",
  ];
  const span = (count, most) => (bounded(count, 1, most) > 1 ? bounded(count, 1, most) : null);
  const properties = { class: classes.filter(Boolean).join(" ") || null, dir: "auto" };
  const spans = { colspan: span(given.colspan, MOST_COLUMNS), rowspan: span(given.rowspan, rowsLeft) };
  return element(given.is_header ? "th" : "td", { ...properties, ...spans }, renderRichText(given.text, scope));
}
