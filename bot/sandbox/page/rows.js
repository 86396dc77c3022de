import { messageContext } from "./context.js";
import { dayKey, dayName } from "./dates.js";
import { arrange, avatar } from "./dom.js";
import { element, nameOf } from "./elements.js";
import { groupAlbums, renderAlbum } from "./message.js";
import { isService } from "./service.js";
import { threadOf } from "./state.js";

const RUN_SECONDS = 600;
const AT_ONCE = 100;
const MOST = 300;
const ABOVE = 20;

/** What stands in the open chat: its latest messages as far back as was asked for, with dates and the divider. */
export class Rows {
  #made = new Map();
  #place = null;
  #divider = 0;
  #first = 0;

  /** @param {import("./app.js").Page} page @param {import("./history.js").History} history */
  constructor(page, history) {
    this.page = page;
    this.history = history;
    this.element = element("div", { class: "rows" });
  }

  /** Another chat or topic, its latest messages alone. @param {{chat: number, thread: number|null}} place */
  show(place) {
    this.#place = place;
    this.#made.clear();
    this.element.replaceChildren();
    const unread = this.page.reads.unread(this.view, place.thread ?? undefined);
    // The divider stands where the unread ones begin, or above the first that is shown when they are very many.
    this.#first = number(this.all.at(-Math.max(AT_ONCE, unread.length < MOST ? unread.length + ABOVE : 0)));
    this.#divider = unread.length ? Math.max(number(unread[0]), this.#first) : 0;
    this.fill();
  }

  /** @returns {object|undefined} the ChatView that they show */
  get view() {
    return this.page.store.chats.get(this.#place?.chat);
  }

  /** @returns {object[]} of Shown: all that is known of the chat or topic, shown or not */
  get all() {
    const { view } = this;
    const { thread } = this.#place;
    return thread === null ? view.messages : view.messages.filter(({ message }) => threadOf(view, message) === thread);
  }

  /** Show what there is now; rows that are as they were stay. */
  fill() {
    const keys = new Set();
    arrange(this.element, this.#compose(keys));
    for (const key of this.#made.keys()) if (!keys.has(key)) this.#made.delete(key);
  }

  /** Let go of the earliest when there are too many for the browser. */
  shorten() {
    const { all } = this;
    if (all.filter((shown) => number(shown) >= this.#first).length > MOST) this.#first = number(all.at(-AT_ONCE));
  }

  /** Show more of the earlier ones that are known. @returns {boolean} whether there were some */
  extend() {
    const above = this.all.filter((shown) => number(shown) < this.#first);
    this.#first = number(above.at(-AT_ONCE));
    return above.length > 0;
  }

  /** Let a message be among those that are shown. @param {number} id */
  reach(id) {
    if (id < this.#first) this.#first = number(this.all.filter((shown) => number(shown) <= id).at(-ABOVE));
  }

  /** @param {number} id of a message @returns {HTMLElement|null} */
  find(id) {
    return this.element.querySelector(`[data-message-id="${id}"], [data-message-ids~="${id}"]`);
  }

  /** @param {string} key @returns {HTMLElement|undefined} the row of that `data-row` */
  row(key) {
    return this.#made.get(key)?.node;
  }

  #compose(keys) {
    const { view } = this;
    const albums = groupAlbums(this.all.filter((shown) => number(shown) >= this.#first));
    const rows = albums.flatMap((album, at) => this.#rowsOf(keys, album, albums[at - 1]?.at(-1), albums[at + 1]?.[0]));
    const drafts = this.page.store.draftsIn(view, this.#place.thread);
    const preview = ({ shown }) => this.#message(view, [shown], "draft last");
    return rows.concat(drafts.map((draft) => this.#kept(keys, `draft:${draft.draft_id}`, [draft.shown], () => preview(draft))));
  }

  /** The rows for one message or album: its date and the divider before it, when they are due. */
  #rowsOf(keys, album, before, after) {
    const { message } = album[0];
    const rows = [];
    if (!before || dayKey(before.message.date) !== dayKey(message.date)) rows.push(this.#date(keys, message));
    const isUnread = this.#divider > 0 && number(album.at(-1)) >= this.#divider;
    if (isUnread && (!before || number(before) < this.#divider)) rows.push(this.#unread(keys));
    const last = !after || !together(message, after.message);
    const look = { first: !(before && together(before.message, message)), last };
    const row = this.#kept(keys, `m:${message.message_id}`, album, () => this.#message(this.view, album));
    // A neighbour that comes or goes changes the corners alone: what a person has unfolded stays unfolded.
    for (const [name, isSo] of Object.entries(look)) row.classList.toggle(name, isSo);
    return [...rows, row];
  }

  #date(keys, message) {
    const day = dayKey(message.date);
    const make = () => element("div", { class: "date" }, element("span", {}, dayName(message.date)));
    return this.#kept(keys, `${day}:${message.message_id}`, [day], make);
  }

  #unread(keys) {
    return this.#kept(keys, "unread", [], () => element("div", { class: "unread-divider" }, element("span", {}, "Unread messages")));
  }

  #message(view, album, look = "") {
    const { message } = album[0];
    const isCrowd = view.chat.type === "group" || view.chat.type === "supergroup";
    const sender = message.sender_chat ?? message.from;
    const article = renderAlbum(album, messageContext(this.page, view, this.history, album[0]));
    const isTheirs = article.classList.contains("in");
    const face = isCrowd && isTheirs && sender ? avatar(nameOf(sender), sender.id, "small") : null;
    return element("div", { class: `row ${isTheirs && isCrowd ? "crowd" : ""} ${look}` }, face, article);
  }

  #kept(keys, key, stamp, make) {
    keys.add(key);
    const known = this.#made.get(key);
    if (known && known.stamp.length === stamp.length && known.stamp.every((one, at) => one === stamp[at])) return known.node;
    const node = make();
    node.dataset.row = key;
    this.#made.set(key, { stamp, node });
    return node;
  }
}

const number = (shown) => shown?.message.message_id ?? 0;

const together = (one, other) =>
  (one.sender_chat?.id ?? one.from?.id) === (other.sender_chat?.id ?? other.from?.id) &&
  Math.abs(other.date - one.date) < RUN_SECONDS && dayKey(one.date) === dayKey(other.date) && !isService(one) && !isService(other);
