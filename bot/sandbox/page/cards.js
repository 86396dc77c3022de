/** What a message carries besides text and files: places, people, polls, dice, and the box of a link. */

import { bdi, element, list, nameOf, record, words } from "./elements.js";
import { link, safeUrl } from "./links.js";
import { coordinates } from "./map.js";

/** @param {Record<string, any>} message a Message with a location or a venue @returns {HTMLElement} */
export function locationCard({ venue, location }) {
  const place = record(record(venue).location ?? location);
  const { title, address } = record(venue);
  return element(
    "div",
    { class: "card location", "data-testid": "location" },
    element("span", { class: "card-sign" }, "📍"),
    element(
      "div",
      {},
      element("b", {}, bdi(words(title) || "Location")),
      words(address) && element("div", {}, bdi(address)),
      element("div", { class: "muted" }, coordinates(place.latitude, place.longitude)),
    ),
  );
}

/** @param {unknown} contact a Contact @param {object} scope @returns {HTMLElement} */
export function contactCard(contact, scope) {
  const number = words(record(contact).phone_number);
  return element(
    "div",
    { class: "card contact", "data-testid": "contact" },
    element("span", { class: "card-sign" }, "👤"),
    element(
      "div",
      {},
      element("b", {}, bdi(nameOf(contact))),
      element("div", {}, link(`tel:${number}`, number, scope)),
    ),
  );
}

/** @param {unknown} given a Dice @returns {HTMLElement} */
export function dice(given) {
  const { emoji, value } = record(given);
  return element(
    "div",
    { class: "dice", "data-testid": "dice" },
    element("span", { class: "jumbo" }, words(emoji) || "🎲"),
    words(value),
  );
}

/** @param {unknown} given a Poll @returns {HTMLElement} */
export function poll(given) {
  const { question, options, total_voter_count: total, is_anonymous: isAnonymous, type } = record(given);
  const kind = [isAnonymous === false ? "Public" : "Anonymous", type === "quiz" ? "quiz" : "poll"].join(" ");
  const rows = list(options)
    .map(record)
    .map(({ text, voter_count: count }) => {
      const share = total > 0 && count > 0 ? Math.round((100 * count) / total) : 0;
      const bar = element("progress", { max: 100, value: share, "aria-label": `${share}%` });
      return element(
        "li",
        {},
        element("span", { class: "share" }, `${share}%`),
        element("span", { dir: "auto" }, words(text)),
        bar,
      );
    });
  return element(
    "div",
    { class: "poll", "data-testid": "poll" },
    element("b", { dir: "auto" }, words(question)),
    element("div", { class: "muted" }, kind),
    element("ul", {}, rows),
    element("div", { class: "muted" }, total > 0 ? `${words(total)} ${total === 1 ? "vote" : "votes"}` : "No votes"),
  );
}

/**
 * The box of a link's preview with no more than its address, as the sandbox reads no pages.
 * @param {Record<string, any>} message @param {object} scope
 * @returns {HTMLElement | null} null if the message has no preview
 */
export function linkPreview(message, scope) {
  const options = record(message.link_preview_options);
  if (options.is_disabled === true) return null;
  const url = safeUrl(words(options.url) || firstUrl(message));
  if (!url?.protocol.startsWith("http")) return null;
  const large = options.prefer_large_media ? " large" : "";
  const box = link(
    url.href,
    [
      element("span", { class: "preview-host" }, bdi(url.hostname.replace(/^www\./, ""))),
      element("span", { class: "preview-url" }, bdi(url.href)),
    ],
    scope,
    true,
  );
  box.className = `link-preview${large}`;
  box.dataset.testid = "link-preview";
  return box;
}

function firstUrl({ text, entities }) {
  for (const { type, url, offset, length } of list(entities).map(record)) {
    if (type === "text_link" && /^https?:/i.test(words(url))) return url;
    if (type === "url" && Number.isInteger(offset)) return words(text).slice(offset, offset + length);
  }
  return null;
}
