import { choose } from "./addresses.js";
import { button } from "./dom.js";
import { element } from "./elements.js";
import { field } from "./fields.js";
import { icon } from "./icons.js";
import { isAdmin, isInside } from "./naming.js";
import { formBox } from "./toasts.js";

/** The buttons that the bot put below the input, or its wish to be answered. */
export class ReplyKeyboard {
  #markup = null;
  #folded = false;

  /** @param {import("./app.js").Page} page @param {import("./composer.js").Composer} composer */
  constructor(page, composer) {
    this.page = page;
    this.composer = composer;
    const look = { class: "reply-keyboard", role: "group", "aria-label": "Bot keyboard", hidden: true };
    this.element = element("div", { ...look, "data-testid": "reply-keyboard" });
    const fold = { class: "icon-button", hidden: true, click: () => this.#fold(!this.#folded) };
    this.toggle = button("Bot keyboard", { ...fold, "data-testid": "keyboard-toggle" }, icon("keyboard"));
  }

  /** What the bot wants to see in the empty input. @returns {string|undefined} */
  get placeholder() {
    return this.#markup?.input_field_placeholder;
  }

  /** Show what there is now. */
  update() {
    const { keyboard } = this.page.view;
    if (JSON.stringify(keyboard) === JSON.stringify(this.#markup)) return;
    this.#markup = keyboard;
    const rows = keyboard?.keyboard ?? [];
    this.element.classList.toggle("tall", !keyboard?.resize_keyboard);
    this.element.replaceChildren(...rows.map((row) => element("div", { class: "reply-row" }, row.map((key) => this.#key(key)))));
    this.#fold(false);
    if (keyboard?.force_reply) this.#answer();
  }

  #fold(folded) {
    const has = this.element.childElementCount > 0;
    this.#folded = folded;
    this.element.hidden = !has || folded;
    this.toggle.hidden = !has;
    this.toggle.setAttribute("aria-expanded", String(!folded));
  }

  #answer() {
    const asked = this.page.view.messages.findLast(({ message }) => message.from?.id === this.page.store.bot.id);
    if (asked) this.composer.replyTo(asked.message);
  }

  #key(key) {
    const made = typeof key === "string" ? { text: key } : key;
    return button(made.text, { class: `reply-key ${made.style ?? ""}`, "data-testid": "reply-key", click: () => this.#press(made) });
  }

  async #press(key) {
    if (key.request_chat) return this.#shareChat(key.request_chat);
    if (key.request_location) return this.#shareLocation();
    const unable = ["request_users", "request_contact", "request_poll", "web_app"].find((name) => key[name]);
    if (unable) return this.page.toasts.show(`The sandbox has nothing behind this button (${unable}).`);
    await this.composer.say(key.text);
    if (this.#markup?.one_time_keyboard) this.#fold(true);
    return undefined;
  }

  async #shareChat(request) {
    const fitting = this.page.store.list().filter((one) => fits(one, request));
    const view = await choose(this.page, request.chat_is_channel ? "Choose a channel" : "Choose a group", fitting);
    if (!view) return;
    await this.page.control.act("share-chat", { chat: this.page.place.chat, request_id: request.request_id, shared: view.chat.id });
  }

  async #shareLocation() {
    const degrees = { type: "number", step: "any", required: true };
    const latitude = field("Latitude", { ...degrees, value: 52.52, min: -90, max: 90 });
    const longitude = field("Longitude", { ...degrees, value: 13.405, min: -180, max: 180 });
    const read = () => ({ latitude: Number(latitude.input.value), longitude: Number(longitude.input.value) });
    const place = await formBox({ title: "Share a location", yes: "Share", body: [latitude.row, longitude.row], read });
    if (place) await this.page.control.act("share-location", { chat: this.page.place.chat, ...place });
  }
}

/** Whether a chat is one that a KeyboardButtonRequestChat asks for. */
function fits(view, request) {
  const { chat } = view;
  if (chat.type === "private" || (chat.type === "channel") !== Boolean(request.chat_is_channel)) return false;
  if (request.chat_is_forum !== undefined && request.chat_is_forum !== Boolean(chat.is_forum)) return false;
  if (request.chat_has_username !== undefined && request.chat_has_username !== Boolean(chat.username)) return false;
  if (request.chat_is_created && view.me !== "creator") return false;
  if (request.user_administrator_rights && !isAdmin(view.me)) return false;
  return isInside(view.me) && (!request.bot_is_member || isInside(view.bot));
}
