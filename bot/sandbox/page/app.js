import { Control, Refused } from "./api.js";
import { Appearance } from "./appearance.js";
import { ChatPane } from "./chat.js";
import { ChatList } from "./chats.js";
import { Composer } from "./composer.js";
import { element } from "./elements.js";
import { History } from "./history.js";
import { refreshTimes } from "./message.js";
import { isNew, topicsOf } from "./naming.js";
import { Panel } from "./panel.js";
import { People } from "./people.js";
import { Reads } from "./reads.js";
import { GENERAL, Store } from "./state.js";
import { Clock } from "./time.js";
import { Toasts } from "./toasts.js";
import { Unsent } from "./unsent.js";

const HALF_A_MINUTE = 30_000;

/** The whole page: who sits before it, which chat is open, and its parts, which know it as `page`. */
export class Page {
  #frame = 0;

  /** @param {number|null} user who sits down; null for the first person */
  constructor(user) {
    this.place = null;
    this.control = new Control(user);
    this.store = new Store(this.control);
    this.toasts = new Toasts();
    this.appearance = new Appearance(localStorage);
    this.people = new People(this);
    this.clock = new Clock(this);
    this.list = new ChatList(this);
    this.history = new History(this);
    this.composer = new Composer(this);
    this.pane = new ChatPane(this, this.history, this.composer);
    this.panel = new Panel(this, this.clock);
    this.store.subscribe((change) => this.#heed(change));
  }

  /** Show the page. Raises Refused when the sandbox does not know the person. */
  async begin() {
    await this.store.load();
    this.reads = new Reads(sessionStorage, this.store.me.id);
    this.reads.settle(this.store.chats);
    this.unsent = new Unsent(sessionStorage, this.store.me.id);
    const tools = element("div", { class: "tools" }, this.appearance.button("appearance"), this.panel.toggle);
    const bar = element("header", { class: "top" }, this.people.element, this.clock.element, tools);
    this.element = element("div", { class: "page" }, bar, this.list.element, this.pane.element, this.panel.element);
    document.body.replaceChildren(this.element, this.toasts.element);
    addEventListener("hashchange", () => this.#route());
    document.addEventListener("visibilitychange", () => this.refresh());
    setInterval(() => refreshTimes(document, Date.parse(this.store.switches.clock)), HALF_A_MINUTE);
    this.#greet();
    this.#route();
  }

  /** Where there is room, the bot that was not started yet is what one sees first. */
  #greet() {
    const { me, chats } = this.store;
    const own = chats.get(me.id);
    const isDue = !location.hash && own && isNew(own);
    if (isDue && matchMedia("(min-width: 641px)").matches) history.replaceState(null, "", `${location.search}#${me.id}`);
  }

  /** @returns {object|undefined} the ChatView of the open chat */
  get view() {
    return this.place ? this.store.chats.get(this.place.chat) : undefined;
  }

  /** @returns {number|null} the topic in which the person writes, as Telegram names it: none for General */
  get thread() {
    return this.place?.thread === GENERAL ? null : (this.place?.thread ?? null);
  }

  /** @returns {string} the open chat or topic by name, empty for none */
  get where() {
    return this.place ? name(this.place) : "";
  }

  /**
   * Open a chat, or a topic of it; a forum at the first topic that has something unread.
   * @param {number} chat @param {number|null} [thread]
   */
  go(chat, thread = this.#firstUnread(chat)) {
    const hash = thread === null ? `#${chat}` : `#${chat}/${thread}`;
    if (location.hash === hash) this.composer.focus();
    else history.pushState(null, "", location.pathname + location.search + hash);
    this.#route();
  }

  /** Close the chat. */
  leave() {
    history.pushState(null, "", location.pathname + location.search);
    this.#route();
  }

  /** Let another person sit before the page. @param {number} user */
  sit(user) {
    location.assign(`${location.pathname}?user=${user}`);
  }

  /** Show what has changed, once, before the browser paints. */
  refresh() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update();
    });
  }

  #firstUnread(chat) {
    const view = this.store.chats.get(chat);
    const topics = view ? topicsOf(view) : [];
    return topics.find(({ thread }) => this.reads.unread(view, thread).length > 0)?.thread ?? null;
  }

  #route() {
    const [chat, thread] = location.hash.slice(1).split("/").map(Number);
    const view = this.store.chats.get(chat);
    const wanted = view ? { chat, thread: view.chat.is_forum ? thread || GENERAL : null } : null;
    if (wanted && name(wanted) === this.where) return;
    this.place = wanted;
    this.element.classList.toggle("has-chat", Boolean(wanted));
    this.#update();
    if (!wanted) return;
    this.composer.change();
    this.history.show(wanted);
    if (matchMedia("(pointer: fine)").matches) this.composer.focus();
    this.panel.log.refresh();
  }

  #heed(change) {
    if (!this.reads) return;
    if (change.kind === "state") this.reads.settle(this.store.chats);
    if (change.kind === "message") this.#announce(change);
    if (this.place && this.store.chats.has(this.view?.upgraded_to)) this.go(this.view.upgraded_to);
    else if (this.place && !this.view) this.leave();
    else if (!this.place && location.hash) this.#route();
    this.refresh();
    this.panel.log.refresh();
  }

  /** A topic that is gone has no messages to show: General is open instead. */
  #stillThere() {
    const { thread } = this.place;
    return thread === null || thread === GENERAL || this.view.topics.some((topic) => topic.thread === thread);
  }

  #update() {
    if (this.view && !this.#stillThere()) return this.go(this.place.chat, GENERAL);
    for (const part of [this.people, this.clock, this.list, this.pane, this.panel]) part.update();
    if (this.view) {
      this.composer.update();
      this.history.update();
    }
    this.element.classList.toggle("cut-off", !this.store.connected);
    const unread = this.store.list().reduce((sum, view) => sum + this.reads.unread(view).length, 0);
    document.title = unread ? `(${unread}) Papergram sandbox` : "Papergram sandbox";
    return undefined;
  }

  /** The person's own message is to be seen, wherever they had scrolled to. */
  #announce({ chat, shown }) {
    if (chat === this.place?.chat && shown.message.from?.id === this.store.me.id) this.history.pin();
  }
}

const name = ({ chat, thread }) => `${chat}/${thread ?? ""}`;

const user = new URLSearchParams(location.search).get("user");
const page = new Page(user ? Number(user) : null);
// A control that is refused leaves its handler at once, and the person reads here why.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof Refused)) return;
  event.preventDefault();
  page.toasts.show(event.reason.message, "wrong");
});
page.begin().catch((refused) => document.body.replaceChildren(element("p", { class: "stopped", role: "alert" }, refused.message)));
