import { dayKey, dayName } from "./dates.js";
import { arrange, avatar, button } from "./dom.js";
import { element, nameOf } from "./elements.js";
import { icon } from "./icons.js";
import { groupAlbums, renderAlbum } from "./message.js";
import { messageContext } from "./context.js";
import { serviceParts } from "./service.js";
import { threadOf } from "./state.js";

const NEAR = 60;
const RUN_SECONDS = 600;
const MOST_PAGES = 50;
const SHOWN_MS = 1_500;

/** A chat's messages: keeps to the bottom while the person is there, and to the same message while not. */
export class History {
  #rows = new Map();
  #place = null;
  #loading = false;
  #divider = 0;
  #pinned = true;
  #begun = 0;
  #fading = 0;

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.rows = element("div", { class: "rows" });
    const log = { class: "history", "data-testid": "history", role: "log", "aria-label": "Messages", tabindex: 0 };
    this.scroller = element("div", { ...log, scroll: () => this.#scrolled() }, this.rows);
    this.missed = element("span", { class: "badge" });
    const down = { class: "to-bottom", "data-testid": "to-bottom", hidden: true, click: () => this.toBottom(true) };
    this.down = button("To the latest message", down, this.missed, icon("down"));
    this.day = element("div", { class: "day-pill", "aria-hidden": "true" });
    this.element = element("div", { class: "history-frame" }, this.scroller, this.day, this.down);
    new ResizeObserver(() => this.#pinned && this.toBottom()).observe(this.rows);
    new ResizeObserver(() => this.#pinned && this.toBottom()).observe(this.scroller);
  }

  /** Show another chat or topic, from its first unread message on. @param {{chat: number, thread: number|null}} place */
  show(place) {
    this.#place = place;
    this.#rows.clear();
    this.rows.replaceChildren();
    const unread = this.page.reads.unread(this.#view, place.thread ?? undefined);
    this.#divider = unread[0]?.message.message_id ?? 0;
    arrange(this.rows, this.#compose());
    const mark = this.rows.querySelector(".unread-divider");
    if (mark) this.scroller.scrollTop = mark.offsetTop - this.scroller.clientHeight / 3;
    else this.toBottom();
    this.#scrolled();
  }

  /** Show what there is now. */
  update() {
    if (!this.#view) return;
    const anchor = this.#anchor();
    arrange(this.rows, this.#compose());
    if (this.#pinned) this.toBottom();
    else this.#hold(anchor);
    this.#scrolled();
  }

  /** Keep to the bottom from now on. */
  pin() {
    this.#pinned = true;
  }

  /** @param {boolean} [smooth] */
  toBottom(smooth = false) {
    const { scrollHeight, clientHeight, scrollTop } = this.scroller;
    const isCalm = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!isCalm) this.scroller.scrollTop = Math.max(scrollTop, scrollHeight - 3 * clientHeight);
    this.scroller.scrollTo({ top: scrollHeight, behavior: isCalm ? "instant" : "smooth" });
  }

  /** Bring a message into view, loading earlier ones as needed, and light it up. @param {number} id */
  async jump(id) {
    for (let pages = 0; pages < MOST_PAGES && !this.#find(id); pages += 1) {
      const first = this.#view.messages[0]?.message.message_id ?? 0;
      if (first <= id || !(await this.page.store.loadEarlier(this.#place.chat))) break;
    }
    const found = this.#find(id);
    if (!found) return this.page.toasts.show("That message is no longer here.");
    found.scrollIntoView({ block: "center" });
    const row = found.closest(".row") ?? found;
    row.classList.remove("lit");
    requestAnimationFrame(() => row.classList.add("lit"));
    return undefined;
  }

  get #view() {
    return this.page.store.chats.get(this.#place?.chat);
  }

  get #shown() {
    const view = this.#view;
    const { thread } = this.#place;
    return thread === null ? view.messages : view.messages.filter(({ message }) => threadOf(view, message) === thread);
  }

  #find(id) {
    return this.rows.querySelector(`[data-message-id="${id}"], [data-message-ids~="${id}"]`);
  }

  #compose() {
    const view = this.#view;
    const albums = groupAlbums(this.#shown);
    const rows = albums.flatMap((album, place) => this.#row(view, album, albums[place - 1]?.at(-1), albums[place + 1]?.[0]));
    const drafts = this.page.store.draftsIn(view, this.#place.thread);
    const preview = ({ shown }) => this.#message(view, [shown], "draft last");
    return rows.concat(drafts.map((draft) => this.#kept(`draft:${draft.draft_id}`, [draft.shown], () => preview(draft))));
  }

  /** The rows for one message or album: its date and the divider before it, when they are due. */
  #row(view, album, before, after) {
    const { message } = album[0];
    const rows = [];
    if (!before || dayKey(before.message.date) !== dayKey(message.date)) rows.push(this.#date(message));
    if (album.some((one) => one.message.message_id === this.#divider)) rows.push(this.#unread());
    const last = !after || !together(message, after.message);
    const look = [before && together(before.message, message) ? "" : "first", last ? "last" : ""].join(" ");
    return [...rows, this.#kept(`m:${message.message_id}`, [...album, look], () => this.#message(view, album, look))];
  }

  #date(message) {
    const day = dayKey(message.date);
    const key = `${day}:${message.message_id}`;
    return this.#kept(key, [day], () => element("div", { class: "date" }, element("span", {}, dayName(message.date))));
  }

  #unread() {
    return this.#kept("unread", [], () => element("div", { class: "unread-divider" }, element("span", {}, "Unread messages")));
  }

  #message(view, album, look) {
    const { message } = album[0];
    const isCrowd = view.chat.type === "group" || view.chat.type === "supergroup";
    const sender = message.sender_chat ?? message.from;
    const context = messageContext(this.page, view, this, album[0]);
    const article = renderAlbum(album, context);
    const isTheirs = article.classList.contains("in");
    const face = isCrowd && isTheirs && sender ? avatar(nameOf(sender), sender.id, "small") : null;
    return element("div", { class: `row ${isTheirs && isCrowd ? "crowd" : ""} ${look}` }, face, article);
  }

  #kept(key, stamp, make) {
    const known = this.#rows.get(key);
    if (known && known.stamp.length === stamp.length && known.stamp.every((one, place) => one === stamp[place])) return known.node;
    const node = make();
    node.dataset.row = key;
    this.#rows.set(key, { stamp, node });
    return node;
  }

  #anchor() {
    const top = this.scroller.scrollTop;
    const isSeen = (row) => row.dataset.row.startsWith("m:") && row.offsetTop + row.offsetHeight > top;
    const row = [...this.rows.children].find(isSeen);
    return row && { key: row.dataset.row, top: row.offsetTop };
  }

  /** Keep the first message in view where it was. */
  #hold(anchor) {
    const moved = anchor && this.#rows.has(anchor.key) ? this.#rows.get(anchor.key).node.offsetTop - anchor.top : 0;
    // Any assignment would end a smooth scroll that is under way.
    if (moved) this.scroller.scrollTop += moved;
  }

  #scrolled() {
    if (!this.#view) return;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.#pinned = scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = this.#pinned;
    if (this.#pinned && !document.hidden) this.#read();
    const count = this.page.reads.unread(this.#view, this.#place.thread ?? undefined).length;
    this.missed.textContent = count ? String(count) : "";
    this.#tellDay(scrollTop);
    if (scrollTop < NEAR && scrollHeight > clientHeight) this.#loadEarlier();
  }

  /** Show for a moment which day the person has scrolled to. */
  #tellDay(top) {
    clearTimeout(this.#fading);
    const date = [...this.rows.querySelectorAll(".date")].findLast((one) => one.offsetTop < top);
    this.day.textContent = date?.textContent ?? "";
    this.day.classList.toggle("shown", Boolean(date) && !this.#pinned);
    this.#fading = setTimeout(() => this.day.classList.remove("shown"), SHOWN_MS);
  }

  #read() {
    const last = this.#shown.at(-1)?.message.message_id ?? 0;
    if (this.page.reads.mark(this.#place.chat, this.#place.thread, last)) this.page.refresh();
  }

  async #loadEarlier() {
    const first = this.#view.messages[0]?.message.message_id ?? 0;
    if (this.#loading || first <= 1 || this.#begun === first) return;
    this.#loading = true;
    const more = await this.page.store.loadEarlier(this.#place.chat).finally(() => (this.#loading = false));
    if (!more) this.#begun = first;
  }
}

const together = (one, other) =>
  (one.sender_chat?.id ?? one.from?.id) === (other.sender_chat?.id ?? other.from?.id) &&
  Math.abs(other.date - one.date) < RUN_SECONDS && dayKey(one.date) === dayKey(other.date) && !isService(one) && !isService(other);

const isService = (message) => serviceParts(message, () => "") !== null;
