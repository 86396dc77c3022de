/** Service messages, in words. */

import { bdi, element, list, nameOf, record, words } from "./elements.js";

/**
 * @typedef {string | {name: string} | {message: Record<string, any>, text: string}} Part a name is shown in bold, a
 *   message can be gone to
 */

const same = (one, other) => record(one).id === record(other).id;
const title = (name) => ({ name: words(name) || "…" });

/** @type {[string, (value: any, who: {name: string}, message: Record<string, any>) => Part[]][]} */
const EVENTS = [
  ["new_chat_members", joined],
  [
    "left_chat_member",
    (user, who, { from }) => (same(user, from) ? [who, " left"] : [who, " removed ", { name: nameOf(user) }]),
  ],
  ["pinned_message", pinned],
  ["new_chat_title", (name, who) => [who, " changed the name to “", title(name), "”"]],
  ["new_chat_photo", (_, who) => [who, " changed the photo"]],
  ["delete_chat_photo", (_, who) => [who, " removed the photo"]],
  ["group_chat_created", (_, who) => [who, " created the group"]],
  ["supergroup_chat_created", (_, who) => [who, " created the group"]],
  ["channel_chat_created", () => ["Channel created"]],
  ["migrate_to_chat_id", () => ["The group was upgraded to a supergroup"]],
  ["migrate_from_chat_id", () => ["The group was upgraded to a supergroup"]],
  ["forum_topic_created", ({ name }, who) => [who, " created the topic “", title(name), "”"]],
  [
    "forum_topic_edited",
    ({ name }, who) => (name ? [who, " renamed the topic to “", title(name), "”"] : [who, " changed the topic"]),
  ],
  ["forum_topic_closed", (_, who) => [who, " closed the topic"]],
  ["forum_topic_reopened", (_, who) => [who, " reopened the topic"]],
  ["general_forum_topic_hidden", (_, who) => [who, " hid the topic “General”"]],
  ["general_forum_topic_unhidden", (_, who) => [who, " showed the topic “General” again"]],
  ["chat_shared", ({ title: name }) => ["You shared ", name ? title(name) : "a chat", " with the bot"]],
  ["users_shared", () => ["You shared people with the bot"]],
  ["write_access_allowed", (_, who) => [who, " allowed the bot to write"]],
  ["web_app_data", () => ["You sent data to the bot"]],
  ["message_auto_delete_timer_changed", (_, who) => [who, " changed the auto-delete timer"]],
  ["connected_website", (name) => ["You allowed this bot to message you when you logged in on ", title(name)]],
  ["boost_added", (_, who) => [who, " boosted the group"]],
  ["video_chat_started", () => ["Video chat started"]],
  ["video_chat_ended", () => ["Video chat ended"]],
];

function joined(users, who, { from }) {
  const names = list(users).flatMap((user, at) => [at ? ", " : "", { name: nameOf(user) }]);
  return list(users).every((user) => same(user, from)) ? [who, " joined"] : [who, " added ", ...names];
}

function pinned(message, who, _all, preview) {
  return [who, " pinned ", { message: record(message), text: preview({ message }) || "a message" }];
}

/**
 * @param {Record<string, any>} message a Message
 * @param {(shown: object) => string} preview tells another message in a line
 * @returns {Part[] | null} null if it is not a service message
 */
export function serviceParts(message, preview) {
  const event = EVENTS.find(
    ([field]) => message[field] !== undefined && message[field] !== null && message[field] !== false,
  );
  if (!event) return null;
  const who = { name: nameOf(message.from ?? message.sender_chat ?? message.chat) };
  const [field, tell] = event;
  const value = message[field];
  return tell(typeof value === "object" && !Array.isArray(value) ? record(value) : value, who, message, preview).filter(
    Boolean,
  );
}

/** @param {Record<string, any>} message a Message @returns {boolean} whether it tells of an event, and nobody said it */
export const isService = (message) => serviceParts(message, () => "") !== null;

/** @param {Part[]} parts @returns {string} */
export function serviceLine(parts) {
  return parts.map((part) => (typeof part === "string" ? part : (part.name ?? `“${part.text}”`))).join("");
}

/** @param {Part[]} parts @param {object} scope @returns {HTMLElement} */
export function renderService(parts, scope) {
  return element(
    "div",
    { class: "service-text" },
    parts.map((part) => {
      if (typeof part === "string") return part;
      if (part.name) return element("b", {}, bdi(part.name));
      const go = () => scope.onShowMessage?.(part.message.message_id);
      return element("button", { type: "button", class: "service-link", click: go }, "“", bdi(part.text), "”");
    }),
  );
}
