import { attach, attachPasted } from "./attachment.js";
import { CommandMenu } from "./commandmenu.js";
import { button, renew } from "./dom.js";
import { element } from "./elements.js";
import { footOf } from "./foot.js";
import { icon } from "./icons.js";
import { InlineResults } from "./inline.js";
import { renderPreview } from "./message.js";
import { isAdmin } from "./naming.js";
import { pieces } from "./pieces.js";
import { ReplyKeyboard } from "./replykeyboard.js";

const TALLEST = 200;

/** Where the person writes: the input with its menus, or what stands in its place. */
export class Composer {
  #about = null;

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    const look = { rows: 1, class: "composer-input", "aria-label": "Message" };
    this.input = element("textarea", { ...look, "data-testid": "composer-input" });
    this.send = button("Send", { class: "icon-button send", "data-testid": "send", click: () => this.submit() }, icon("send"));
    const reveal = () => this.commands.reveal();
    this.slash = button("Commands", { class: "icon-button", "data-testid": "commands", click: reveal }, icon("command"));
    this.clip = button("Attach a file", { class: "icon-button", "data-testid": "attach", click: () => attach(page) }, icon("attach"));
    this.commands = new CommandMenu(page, this);
    this.results = new InlineResults(page, this);
    this.keyboard = new ReplyKeyboard(page, this);
    this.bar = element("div", { class: "about-bar", hidden: true, "data-testid": "reply-bar" });
    const line = element("div", { class: "composer-line" }, this.clip, this.input, this.slash, this.keyboard.toggle, this.send);
    this.writing = element("div", { class: "writing" }, this.bar, line, this.keyboard.element);
    this.foot = element("div", { class: "foot" });
    this.element = element("div", { class: "composer" }, this.commands.element, this.results.element, this.writing, this.foot);
    this.input.addEventListener("input", () => this.#changed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("paste", (event) => attachPasted(page, event));
  }

  /** Another chat or topic is open; what was typed in the last one waits there. */
  change() {
    this.#settle(null);
    this.fill(this.page.unsent.get(this.page.where), false);
    this.update();
  }

  /** Show what there is now. */
  update() {
    const { view } = this.page;
    if (!view) return;
    const foot = footOf(this.page);
    renew(this.foot, [view.chat.id, foot.map((node) => node.textContent)], () => foot);
    this.foot.hidden = foot.length === 0;
    const mayBegin = this.writing.hidden && foot.length === 0;
    this.writing.hidden = foot.length > 0;
    if (mayBegin && document.activeElement === document.body) this.focus();
    this.slash.hidden = view.commands.length === 0 || Boolean(this.input.value);
    this.clip.hidden = view.chat.type === "channel";
    this.keyboard.update();
    this.input.placeholder = this.keyboard.placeholder ?? (view.chat.type === "channel" ? "Broadcast a message…" : "Message");
    this.send.disabled = !this.input.value.trim();
  }

  /** Put text into the input. @param {string} text @param {boolean} [focus] */
  fill(text, focus = true) {
    this.input.value = text;
    if (focus) this.focus();
    this.#changed();
  }

  focus() {
    if (!this.writing.hidden) this.input.focus({ preventScroll: true });
  }

  /** @param {object} message a Message that the next one answers */
  replyTo(message) {
    this.#settle({ message, verb: "Reply", sign: "reply" });
    this.focus();
  }

  /** @param {object} message the person's own Message */
  edit(message) {
    this.#settle({ message, verb: "Edit message", sign: "edit", isEdit: true });
    this.fill(message.text ?? message.caption ?? "");
  }

  /** Send what is in the input, in several messages if it is long; what the sandbox refuses is given back. */
  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { where } = this.page;
    const about = this.#about;
    const send = about?.isEdit ? this.#editor(about.message) : this.#sayer();
    let left = about?.isEdit ? [this.input.value] : pieces(text);
    this.fill("", false);
    this.#settle(null);
    try {
      for (let answered = about?.message; left.length; left = left.slice(1), answered = undefined) await send(left[0], answered);
    } catch (refused) {
      this.#giveBack(where, left.join(""));
      throw refused;
    }
  }

  /** @param {string} text @param {object} [replyTo] a Message */
  say(text, replyTo) {
    return this.#sayer()(text, replyTo);
  }

  /** What sends to the chat that is open now, wherever the person goes meanwhile. */
  #sayer() {
    const { view, thread, control, history } = this.page;
    const chat = view.chat.id;
    const isPost = view.chat.type === "channel" && isAdmin(view.me);
    return async (text, replyTo) => {
      if (isPost) await control.act("post", { chat, text });
      else await control.act("say", { chat, text, thread, reply_to: replyTo?.message_id });
      if (this.page.view?.chat.id === chat) history.toBottom();
    };
  }

  #editor({ chat, message_id: id }) {
    return (text) => this.page.control.act("edit", { chat: chat.id, message_id: id, text: text.trim() });
  }

  #giveBack(where, text) {
    if (where === this.page.where && !this.input.value) this.fill(text);
    else if (!this.page.unsent.get(where)) this.page.unsent.put(where, text);
  }

  #settle(about) {
    const wasEdit = this.#about?.isEdit;
    this.#about = about;
    if (wasEdit) this.fill(this.page.unsent.get(this.page.where), false);
    this.bar.hidden = !about;
    if (!about) return;
    const preview = renderPreview({ message: about.message });
    const words = element("span", { class: "words" }, element("b", {}, about.verb), element("span", {}, preview));
    const close = button("Cancel", { class: "icon-button", click: () => this.#settle(null) }, icon("close"));
    this.bar.replaceChildren(icon(about.sign), words, close);
  }

  #changed() {
    const { input, page } = this;
    if (!this.#about?.isEdit) page.unsent.put(page.where, input.value);
    this.commands.update(input.value);
    this.results.update(input.value);
    this.update();
    input.style.height = "0";
    input.style.height = `${Math.min(input.scrollHeight, TALLEST)}px`;
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.commands.key(event) || this.results.key(event)) return event.preventDefault();
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !isTouch) this.submit();
    else if (event.key === "Escape" && this.#about) this.#settle(null);
    else if (event.key === "ArrowUp" && !this.input.value && this.#lastOwn()) this.edit(this.#lastOwn());
    else return undefined;
    return event.preventDefault();
  }

  #lastOwn() {
    const { view, store } = this.page;
    return view.messages.findLast(({ message }) => message.from?.id === store.me.id && message.text !== undefined)?.message;
  }
}
