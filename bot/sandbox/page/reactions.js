/** What people and bots put on a message. */

import { element, list, record, words } from "./elements.js";

/** @type {Record<string, (reaction: Record<string, any>) => string>} */
const SIGNS = { emoji: ({ emoji }) => words(emoji), custom_emoji: () => "⭐️", paid: () => "⭐️" };

/**
 * @param {unknown} reactions of ReactionType
 * @returns {HTMLElement | null} null if there is none
 */
export function renderReactions(reactions) {
  const signs = list(reactions)
    .map(record)
    .map((reaction) => (Object.hasOwn(SIGNS, reaction.type) ? SIGNS[reaction.type](reaction) : ""))
    .filter(Boolean);
  if (!signs.length) return null;
  const look = { class: "reactions", role: "group", "aria-label": "Reactions", "data-testid": "reactions" };
  return element(
    "div",
    look,
    [...new Set(signs)].map((sign) => {
      const count = signs.filter((one) => one === sign).length;
      return element("span", { class: "reaction" }, count > 1 ? `${sign} ${count}` : sign);
    }),
  );
}
