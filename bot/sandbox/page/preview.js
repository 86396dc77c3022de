/** A message in one line, for lists of chats and for replies. */

import { list, nameOf, record, words } from "./elements.js";
import { spansOf } from "./entities.js";
import { plainText } from "./rich_text.js";
import { serviceLine, serviceParts } from "./service.js";

const LONGEST = 160;

/** @type {[string, (value: Record<string, any>) => string][]} */
const KINDS = [
  ["photo", () => "📷 Photo"],
  ["animation", () => "🎞 GIF"],
  ["video", () => "📹 Video"],
  ["video_note", () => "📹 Video message"],
  ["document", ({ file_name: name }) => `📎 ${words(name) || "File"}`],
  ["voice", () => "🎤 Voice message"],
  ["audio", ({ title, file_name: name }) => `🎵 ${words(title) || words(name) || "Audio"}`],
  ["sticker", ({ emoji }) => `${words(emoji)} Sticker`.trim()],
  ["venue", ({ title }) => `📍 ${words(title) || "Place"}`],
  ["location", () => "📍 Location"],
  ["contact", (contact) => `👤 ${nameOf(contact)}`],
  ["poll", ({ question }) => `📊 ${words(question)}`],
  ["dice", ({ emoji, value }) => `${words(emoji) || "🎲"} ${words(value)}`],
  ["checklist", ({ title }) => `☑️ ${words(title)}`],
  ["invoice", ({ title }) => `🧾 ${words(title)}`],
];

/**
 * @param {object} shown a Shown
 * @returns {string} at most 160 characters on one line; empty if there is nothing to tell
 */
export function renderPreview(shown) {
  const message = record(record(shown).message);
  if (record(shown).old === true) return "Unsupported message";
  const parts = serviceParts(message, renderPreview);
  return oneLine(parts ? serviceLine(parts) : told(message));
}

function told(message) {
  if (message.rich_message) return plainText(record(message.rich_message).blocks).trim() || "Rich message";
  if (words(message.text)) return covered(message.text, message.entities);
  const caption = covered(message.caption, message.caption_entities);
  const known = KINDS.find(([field]) => message[field]);
  if (!known) return caption;
  const [field, tell] = known;
  const kind = message.media_group_id ? "🖼 Album" : tell(record(message[field]));
  return caption ? `${kind.split(" ")[0]} ${caption}` : kind;
}

/** The text with what a spoiler covers made unreadable. */
function covered(text, entities) {
  const units = words(text).split("");
  for (const [start, end] of spansOf(text, entities, "spoiler")) units.fill("▒", start, end);
  return units.join("");
}

function oneLine(text) {
  const line = [
    ...text
      .slice(0, 4 * LONGEST)
      .replace(/\s+/g, " ")
      .trim(),
  ];
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join("")}…` : line.join("");
}

/**
 * @param {object[]} shownList Shown values in order
 * @returns {object[][]} the items of an album together, others alone
 */
export function groupAlbums(shownList) {
  const groups = [];
  for (const shown of list(shownList)) {
    const album = record(shown?.message).media_group_id;
    const last = groups.at(-1);
    if (album && last && last[0].message.media_group_id === album) last.push(shown);
    else groups.push([shown]);
  }
  return groups;
}
