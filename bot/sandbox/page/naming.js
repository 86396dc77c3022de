import { nameOf } from "./elements.js";

/**
 * What a person calls a chat: the private one bears the bot's name.
 * @param {object} view a ChatView @param {object} bot a User @returns {string}
 */
export const titleOf = (view, bot) => (view.chat.type === "private" ? nameOf(bot) : nameOf(view.chat));

/** @param {object} view a ChatView @param {object} bot a User @returns {number} what gives the avatar its colour */
export const hueOf = (view, bot) => (view.chat.type === "private" ? bot.id : view.chat.id);

/** @param {object} view a ChatView @returns {string} the line below the name */
export function subtitleOf(view) {
  const inside = view.members.filter(({ status }) => isInside(status)).length;
  if (view.chat.type === "private") return view.bot === "kicked" ? "blocked" : "bot";
  const [one, many] = view.chat.type === "channel" ? ["subscriber", "subscribers"] : ["member", "members"];
  return `${inside} ${inside === 1 ? one : many}`;
}

const ACTIONS = {
  typing: "is typing",
  upload_photo: "is sending a photo",
  upload_document: "is sending a file",
  upload_video: "is sending a video",
  upload_voice: "is sending a voice message",
  record_voice: "is recording a voice message",
  record_video: "is recording a video",
  find_location: "is choosing a location",
  choose_sticker: "is choosing a sticker",
};

/** @param {string} action a chat action @param {object} bot a User @returns {string} `Papergram is typing…` */
export const actionLine = (action, bot) => `${nameOf(bot)} ${ACTIONS[action] ?? "is busy"}…`;

/** @param {string} status of a ChatMember @returns {boolean} */
export const isInside = (status) => status !== "left" && status !== "kicked";

/** @param {string} status of a ChatMember @returns {boolean} */
export const isAdmin = (status) => status === "creator" || status === "administrator";

/**
 * Whether the person may govern: as an administrator, or because the chat has none and obeys everybody in it.
 * @param {object} view a ChatView @returns {boolean}
 */
export function rules(view) {
  const ruled = view.members.some(({ user, status }) => isAdmin(status) && !user.is_bot);
  return isAdmin(view.me) || (isInside(view.me) && !ruled);
}

/** @param {object} view a private chat's ChatView @returns {boolean} whether the bot is still to be started there */
export const isNew = (view) => view.bot === "left" || view.messages.length === 0;

/** @param {object} view a ChatView @returns {{thread: number, name: string, closed: boolean}[]} General first; none but in forums */
export function topicsOf(view) {
  if (!view.chat.is_forum) return [];
  const topics = view.topics ?? [];
  return topics.some(({ thread }) => thread === 1) ? topics : [{ thread: 1, name: "General", closed: false }, ...topics];
}
