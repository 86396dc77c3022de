import { button } from "./dom.js";
import { element } from "./elements.js";
import { KeptFocus } from "./focus.js";
import { icon } from "./icons.js";
import { Rows } from "./rows.js";

const NEAR = 60;
const MOST_PAGES = 50;
const SHOWN_MS = 1_500;
const SETTLE_MS = 400;
const UNFOLDING = "summary, .foldable, .link, .way-back";

/** A chat's messages: keeps to the bottom while the person is there, and to the same message while not. */
export class History {
  #place = null;
  #loading = false;
  #pinned = true;
  #loose = 0;
  #begun = 0;
  #fading = 0;

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.rows = new Rows(page, this);
    const log = { class: "history", "data-testid": "history", role: "log", "aria-label": "Messages", tabindex: 0 };
    this.scroller = element("div", { ...log, scroll: () => this.#scrolled() }, this.rows.element);
    this.focus = new KeptFocus(this.rows.element, this.scroller);
    this.missed = element("span", { class: "badge" });
    const down = { class: "to-bottom", "data-testid": "to-bottom", hidden: true, click: () => this.toBottom(true) };
    this.down = button("To the latest message", down, this.missed, icon("down"));
    this.day = element("div", { class: "day-pill", "aria-hidden": "true" });
    this.element = element("div", { class: "history-frame" }, this.scroller, this.day, this.down);
    const grown = new ResizeObserver(() => this.#pinned && this.toBottom());
    for (const one of [this.rows.element, this.scroller]) grown.observe(one);
    const unfold = ({ target, key = "Enter" }) => (key === "Enter" || key === " ") && target.closest(UNFOLDING) && this.#release();
    for (const kind of ["click", "keydown"]) this.rows.element.addEventListener(kind, unfold, { capture: true });
  }

  /** Show another chat or topic, from its first unread message on. @param {{chat: number, thread: number|null}} place */
  show(place) {
    this.#place = place;
    this.pin();
    this.rows.show(place);
    const mark = this.rows.element.querySelector(".unread-divider");
    if (mark) this.scroller.scrollTop = mark.offsetTop - this.scroller.clientHeight / 3;
    else this.toBottom();
    this.#scrolled();
  }

  /** Show what there is now. */
  update() {
    if (!this.rows.view) return;
    const anchor = this.#pinned ? null : this.#anchor();
    if (this.#pinned) this.rows.shorten();
    this.rows.fill();
    this.focus.restore();
    if (this.#pinned) this.toBottom();
    else this.#hold(anchor);
    this.#scrolled();
  }

  /** Keep to the bottom from now on. */
  pin() {
    clearTimeout(this.#loose);
    this.#loose = 0;
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
    const isKnown = () => this.rows.all.some(({ message }) => message.message_id === id);
    for (let pages = 0; pages < MOST_PAGES && !isKnown(); pages += 1) {
      const first = this.rows.view.messages[0]?.message.message_id ?? 0;
      if (first <= id || !(await this.page.store.loadEarlier(this.#place.chat))) break;
    }
    if (!isKnown()) return this.page.toasts.show("That message is no longer here.");
    this.#release();
    this.rows.reach(id);
    this.update();
    const found = this.rows.find(id);
    found.scrollIntoView({ block: "center" });
    const row = found.closest(".row") ?? found;
    row.classList.remove("lit");
    requestAnimationFrame(() => row.classList.add("lit"));
    return undefined;
  }

  /** The person goes somewhere, or unfolds something: growing rows are not followed until that has come to rest. */
  #release() {
    this.#pinned = false;
    clearTimeout(this.#loose);
    this.#loose = setTimeout(() => {
      this.#loose = 0;
      this.#scrolled();
    }, SETTLE_MS);
  }

  #anchor() {
    const top = this.scroller.scrollTop;
    const isSeen = (row) => row.dataset.row.startsWith("m:") && row.offsetTop + row.offsetHeight > top;
    const row = [...this.rows.element.children].find(isSeen);
    return row && { key: row.dataset.row, top: row.offsetTop };
  }

  /** Keep the first message in view where it was. */
  #hold(anchor) {
    const row = anchor && this.rows.row(anchor.key);
    const moved = row ? row.offsetTop - anchor.top : 0;
    // Any assignment would end a smooth scroll that is under way.
    if (moved) this.scroller.scrollTop += moved;
  }

  #scrolled() {
    if (!this.rows.view) return;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.#pinned = !this.#loose && scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#pinned && !document.hidden) this.#read();
    const count = this.page.reads.unread(this.rows.view, this.#place.thread ?? undefined).length;
    this.missed.textContent = count ? String(count) : "";
    this.#tellDay(scrollTop);
    if (scrollTop < NEAR && scrollHeight > clientHeight) this.#loadEarlier();
  }

  /** Show for a moment which day the person has scrolled to. */
  #tellDay(top) {
    clearTimeout(this.#fading);
    const date = [...this.rows.element.querySelectorAll(".date")].findLast((one) => one.offsetTop < top);
    this.day.textContent = date?.textContent ?? "";
    this.day.classList.toggle("shown", Boolean(date) && !this.#pinned);
    this.#fading = setTimeout(() => this.day.classList.remove("shown"), SHOWN_MS);
  }

  #read() {
    const last = this.rows.all.at(-1)?.message.message_id ?? 0;
    if (this.page.reads.mark(this.#place.chat, this.#place.thread, last)) this.page.refresh();
  }

  async #loadEarlier() {
    if (this.rows.extend()) return this.page.refresh();
    const first = this.rows.view.messages[0]?.message.message_id ?? 0;
    if (this.#loading || first <= 1 || this.#begun === first) return undefined;
    this.#loading = true;
    const more = await this.page.store.loadEarlier(this.#place.chat).finally(() => (this.#loading = false));
    if (!more) this.#begun = first;
    return undefined;
  }
}
