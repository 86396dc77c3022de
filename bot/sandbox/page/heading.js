/** What stands above a message's content: who sent it, whence it was forwarded, what it answers. */

import { bdi, element, nameOf, record, words } from "./elements.js";
import { icon } from "./icons.js";
import { renderPreview } from "./preview.js";

const HUES = 7;

/** @param {Record<string, any>} message @param {object} scope @returns {boolean} whether the reader sent it */
export function isOwn(message, scope) {
  return Boolean(message.from) && record(message.from).id === scope.me?.id && !message.sender_chat && !isPost(message);
}

function isPost(message) {
  return record(message.chat).type === "channel";
}

/**
 * The one in whose name a message stands.
 * @param {Record<string, any>} message
 * @returns {Record<string, any>} a User or a Chat
 */
function senderOf(message) {
  return record(message.sender_chat ?? (isPost(message) ? message.chat : message.from));
}

/** @param {Record<string, any>} message @param {object} scope @returns {HTMLElement | null} */
export function senderLine(message, scope) {
  const via =
    message.via_bot &&
    element("span", { class: "via", "data-testid": "via" }, "via ", bdi(`@${words(record(message.via_bot).username)}`));
  const isNamed = !isOwn(message, scope) && record(message.chat).type !== "private";
  if (!isNamed && !via) return null;
  const sender = senderOf(message);
  const name =
    isNamed && element("span", { class: `name peer-${hue(sender)}`, "data-testid": "sender" }, bdi(nameOf(sender)));
  const tag = isNamed && words(message.sender_tag) && element("span", { class: "muted" }, bdi(message.sender_tag));
  return element("div", { class: "sender" }, name || null, via || null, tag || null);
}

function hue({ id }) {
  return Number.isFinite(id) ? Math.abs(id) % HUES : 0;
}

/** @param {Record<string, any>} message @returns {HTMLElement | null} */
export function forwardedLine(message) {
  if (!message.forward_origin) return null;
  const origin = record(message.forward_origin);
  const from = origin.sender_user ?? origin.sender_chat ?? origin.chat ?? { title: origin.sender_user_name };
  const signature = words(origin.author_signature);
  const name = element("b", {}, bdi(nameOf(from) + (signature ? ` (${signature})` : "")));
  return element(
    "div",
    { class: "forwarded", "data-testid": "forwarded" },
    icon("forward"),
    element("span", {}, "Forwarded from ", name),
  );
}

/** The message that this one answers; pressing it goes there. @returns {HTMLElement | null} */
export function replyBar(message, scope) {
  const answered = record(message.reply_to_message ?? message.external_reply);
  if (!answered.message_id && !message.quote && !message.external_reply) return null;
  if (answered.forum_topic_created && message.is_topic_message) return null;
  const sender = message.external_reply ? { title: "another chat" } : senderOf(answered);
  const quote = words(record(message.quote).text);
  return element(
    "button",
    {
      type: "button",
      class: `reply peer-${hue(sender)}`,
      "data-testid": "reply",
      "aria-disabled": message.reply_to_message ? null : "true",
      click: () => message.reply_to_message && scope.onShowMessage?.(answered.message_id),
    },
    element("span", { class: "reply-name" }, bdi(nameOf(sender))),
    element("span", { class: "reply-text" }, bdi(quote || renderPreview({ message: answered }) || "Message")),
  );
}
