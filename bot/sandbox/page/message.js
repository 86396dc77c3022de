/**
 * One message of a chat as Telegram's clients show it. Whatever the message holds, nothing of it is run and nothing is
 * thrown: what has no shape of its own is shown as text.
 */

import { contactCard, dice, linkPreview, locationCard, poll } from "./cards.js";
import { element, list, record, words } from "./elements.js";
import { renderEntities } from "./entities.js";
import { fitted } from "./fit.js";
import { forwardedLine, isOwn, replyBar, senderLine } from "./heading.js";
import { icon } from "./icons.js";
import { renderKeyboard, setWaiting } from "./keyboard.js";
import { animation, audio, documentCard, grid, photo, sticker, video } from "./media.js";
import { noPlaces } from "./places.js";
import { groupAlbums, renderPreview } from "./preview.js";
import { renderReactions } from "./reactions.js";
import { renderRich } from "./rich.js";
import { renderService, serviceParts } from "./service.js";
import { clockTime, fullTime, refreshTimes } from "./times.js";

export { groupAlbums, refreshTimes, renderPreview, setWaiting };

/**
 * @typedef {object} Context
 * @property {object} me User
 * @property {object} bot User
 * @property {object} chat Chat
 * @property {object[]} people Users
 * @property {() => number} [now] the time for relative times, in milliseconds
 * @property {(messageId: number, data: string) => void} [onPress] a callback button
 * @property {(url: string, isRich: boolean) => void} onUrl a link; `isRich` if its text hides the address
 * @property {(text: string) => void} onCommand
 * @property {(text: string) => void} onCopy
 * @property {(query: string, here: boolean) => void} onInline
 * @property {(message: object) => void} [onReply]
 * @property {(id: number) => void} onShowMessage
 */

const EMOJI_ONLY =
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*){1,3}$/u;
const OLD = "This message is not supported by your version of Telegram. Please update to the latest version.";

/** @type {[string, (message: Record<string, any>, scope: object) => Node][]} the kinds of media that fill the bubble */
const PICTURES = [
  ["photo", (message) => photo(message.photo, message.has_media_spoiler)],
  ["animation", (message) => animation(message.animation, message.has_media_spoiler)],
  ["video", (message) => video(message.video, message.has_media_spoiler)],
];

/** @type {[string, (message: Record<string, any>, scope: object) => Node][]} */
const CARDS = [
  ["video_note", (message) => video(message.video_note)],
  ["document", (message) => documentCard(message.document)],
  ["audio", (message) => audio(message.audio)],
  ["voice", (message) => audio(message.voice)],
  ["sticker", (message) => sticker(message.sticker)],
  ["venue", (message) => locationCard(message)],
  ["location", (message) => locationCard(message)],
  ["contact", (message, scope) => contactCard(message.contact, scope)],
  ["dice", (message) => dice(message.dice)],
  ["poll", (message) => poll(message.poll)],
];

/**
 * @param {object | object[]} given a Shown, or those of an album
 * @param {Context} context
 * @returns {HTMLElement} an article
 */
export function renderMessage(given, context) {
  if (Array.isArray(given)) return renderAlbum(given, context);
  const shown = record(given);
  const message = record(shown.message);
  const scope = scopeOf(shown, message, context);
  const parts = shown.old === true ? null : serviceParts(message, renderPreview);
  if (parts) return article(message, "service", renderService(parts, scope));
  return bubble(shown, scope, content(shown, message, scope));
}

/**
 * @param {object[]} shownList the items of an album, in order
 * @param {Context} context
 * @returns {HTMLElement} an article
 */
export function renderAlbum(shownList, context) {
  const messages = list(shownList).map((shown) => record(record(shown).message));
  if (messages.length < 2) return renderMessage(record(shownList[0]), context);
  const shown = record(shownList[0]);
  const scope = scopeOf(shown, messages[0], context);
  const items = messages.map((message) => kindOf(message, PICTURES)?.(message, scope) ?? null);
  const isGrid = items.every(Boolean);
  const made = isGrid
    ? [
        grid(
          items,
          "album",
          messages.map(({ message_id: id }) => words(id)),
        ),
        ...messages.map((message) => caption(message, scope)),
      ]
    : messages.map((message) => element("div", itemOf(message), media(message, scope), caption(message, scope)));
  const root = bubble(shown, scope, {
    nodes: made,
    isPicture: isGrid,
    isBare: isGrid && !messages.some(({ caption: text }) => text),
  });
  root.dataset.messageIds = messages.map(({ message_id: id }) => words(id)).join(" ");
  return root;
}

function itemOf({ message_id: id }) {
  return { class: "album-item", "data-message-id": words(id) };
}

function scopeOf(shown, message, context) {
  return { ...context, message, formulas: record(record(shown).formulas), places: noPlaces() };
}

function article(message, kind, ...children) {
  const id = words(message.message_id);
  return element("article", { class: `message ${kind}`, "data-testid": "message", "data-message-id": id }, children);
}

/** @typedef {{nodes: (Node | null)[], isPicture?: boolean, isBare?: boolean, isRich?: boolean}} Content */

/** @returns {Content} `isBare`: a picture without words, on which the time is laid */
function content(shown, message, scope) {
  if (shown.old === true) return { nodes: [oldPlaceholder()] };
  if (message.rich_message) return { nodes: [renderRich(message.rich_message, scope)], isRich: true };
  const picture = kindOf(message, PICTURES);
  const nodes = [media(message, scope), caption(message, scope)];
  if (message.show_caption_above_media === true) nodes.reverse();
  if (picture) return { nodes, isPicture: true, isBare: !words(message.caption) };
  if (nodes.some(Boolean)) return { nodes };
  return { nodes: textNodes(message, scope) };
}

function kindOf(message, kinds) {
  return kinds.find(([field]) => message[field])?.[1];
}

function media(message, scope) {
  return (kindOf(message, PICTURES) ?? kindOf(message, CARDS))?.(message, scope) ?? null;
}

function caption(message, scope) {
  return words(message.caption) ? text(message.caption, message.caption_entities, scope) : null;
}

function text(written, entities, scope) {
  return fitted(element("div", { class: "text", "data-testid": "text" }, renderEntities(written, entities, scope)));
}

function textNodes(message, scope) {
  const written = words(message.text);
  if (!written) return [element("div", { class: "text unsupported" }, "Unsupported message")];
  const node = text(written, message.entities, scope);
  if (EMOJI_ONLY.test(written)) node.classList.add("jumbo");
  const preview = linkPreview(message, scope);
  return record(message.link_preview_options).show_above_text === true ? [preview, node] : [node, preview];
}

function oldPlaceholder() {
  return element(
    "div",
    { class: "text old", "data-testid": "old" },
    element("i", {}, OLD),
    element("span", { class: "update" }, "Update"),
  );
}

function bubble(shown, scope, { nodes, isPicture, isBare, isRich }) {
  const { message } = scope;
  const isMine = isOwn(message, scope);
  const looks = ["bubble", isPicture && "has-picture", isBare && "bare", isRich && "has-rich"]
    .filter(Boolean)
    .join(" ");
  const head = [senderLine(message, scope), forwardedLine(message), replyBar(message, scope)].filter(Boolean);
  const inner = element("div", { class: looks }, head.length ? element("div", { class: "head" }, head) : null, nodes);
  place(meta(shown, message, isMine), inner, nodes);
  const below = [renderReactions(shown.reactions), renderKeyboard(message.reply_markup, scope)];
  const frame = element("div", { class: "frame" }, inner, below);
  const made = article(message, isMine ? "out" : "in", frame, scope.onReply ? replyButton(message, scope) : null);
  if (scope.onReply) inner.addEventListener("dblclick", (event) => event.target === inner && scope.onReply(message));
  return made;
}

/** Puts the time into the last line of a text, else below what there is. */
function place(node, inner, nodes) {
  const last = nodes.filter(Boolean).at(-1);
  if (last?.matches(".text:not(.old, .jumbo)")) last.append(node);
  else inner.append(node);
}

function meta(shown, message, isMine) {
  const signature = words(message.author_signature);
  return element(
    "span",
    { class: "meta", "data-testid": "meta" },
    message.has_protected_content === true ? sign("lock", "Forwarding and saving are not allowed") : null,
    shown.silent === true ? sign("bell_off", "Sent without a sound") : null,
    signature ? element("span", { class: "signature" }, element("bdi", {}, signature)) : null,
    message.edit_date
      ? element("span", { title: `Edited ${fullTime(message.edit_date)}`, "data-testid": "edited" }, "edited")
      : null,
    clockTime(message.date),
    isMine ? sign("checks", "Sent") : null,
  );
}

function sign(name, meaning) {
  return element("span", { class: "sign", role: "img", "aria-label": meaning, title: meaning }, icon(name));
}

function replyButton(message, scope) {
  const look = {
    type: "button",
    class: "reply-action",
    "aria-label": "Reply",
    title: "Reply",
    "data-testid": "reply-action",
  };
  return element("button", { ...look, click: () => scope.onReply(message) }, icon("reply"));
}
