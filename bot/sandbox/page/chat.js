import { chatMenu, openTopic } from "./chatmenu.js";
import { showInfo } from "./chatinfo.js";
import { avatar, button, renew } from "./dom.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { renderPreview } from "./message.js";
import { messageMenu } from "./messagemenu.js";
import { actionLine, hueOf, rules, subtitleOf, titleOf, topicsOf } from "./naming.js";

/** The open chat: its header, topics, pinned message, history, and the composer below. */
export class ChatPane {
  /**
   * @param {import("./app.js").Page} page
   * @param {import("./history.js").History} history
   * @param {import("./composer.js").Composer} composer
   */
  constructor(page, history, composer) {
    this.page = page;
    this.history = history;
    this.header = element("header", { class: "chat-header" });
    this.topics = element("div", { class: "topics", role: "tablist", "aria-label": "Topics", "data-testid": "topics" });
    this.pinned = element("button", { type: "button", class: "pinned", "data-testid": "pinned" });
    this.greeting = element("div", { class: "greeting" });
    const stage = element("div", { class: "stage" }, history.element, this.greeting);
    this.body = element("div", { class: "chat-body" }, this.header, this.topics, this.pinned, stage, composer.element);
    this.none = element("div", { class: "no-chat" }, element("span", {}, "Select a chat to start messaging"));
    this.element = element("main", { class: "chat", "aria-label": "Conversation" }, this.body, this.none);
    this.#build();
    messageMenu(page, history.scroller);
  }

  #build() {
    const { page } = this;
    this.face = element("span", { class: "face" });
    this.title = element("bdi", { class: "title" });
    this.subtitle = element("span", { class: "subtitle", "data-testid": "subtitle", "aria-live": "polite" });
    const words = element("span", { class: "words" }, this.title, this.subtitle);
    const leave = () => page.leave();
    const back = button("Back to the chats", { class: "icon-button back", "data-testid": "back", click: leave }, icon("back"));
    const info = () => showInfo(page);
    const about = button("Chat info", { class: "about-chat", "data-testid": "chat-title", click: info }, this.face, words);
    const open = (event) => openMenu(chatMenu(page), event.currentTarget);
    const menu = { class: "icon-button", "aria-haspopup": "menu", "data-testid": "chat-menu", click: open };
    const more = button("Chat menu", menu, icon("more"));
    this.header.append(back, about, more);
    this.pinned.addEventListener("click", () => this.history.jump(page.view.pinned));
  }

  /** Show what there is now. */
  update() {
    const { view, store } = this.page;
    this.body.hidden = !view;
    this.none.hidden = Boolean(view);
    if (!view) return;
    const title = titleOf(view, store.bot);
    renew(this.face, [title, view.chat.id], () => [avatar(title, hueOf(view, store.bot))]);
    this.title.textContent = title;
    this.#updateSubtitle(view);
    this.#updateTopics(view);
    this.#updatePinned(view);
    this.#updateGreeting(view);
  }

  #updateSubtitle(view) {
    const { store, place } = this.page;
    const action = store.actionIn(view.chat.id, place.thread);
    this.subtitle.classList.toggle("busy", Boolean(action));
    const dots = () => element("span", { class: "busy-dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
    const line = action ? actionLine(action, store.bot) : subtitleOf(view);
    const words = () => element("span", { "data-testid": action ? "typing" : null }, line);
    renew(this.subtitle, [action, line], () => (action ? [dots(), words()] : [words()]));
  }

  #updateTopics(view) {
    this.topics.hidden = !view.chat.is_forum;
    const { place, reads } = this.page;
    const tabs = topicsOf(view).map((topic) => ({ ...topic, unread: reads.unread(view, topic.thread).length }));
    const open = () => openTopic(this.page);
    const add = () => button("New topic", { class: "topic add", "data-testid": "new-topic", click: open }, icon("plus"));
    const governs = rules(view);
    renew(this.topics, [place, tabs, governs], () => [...tabs.map((tab) => this.#tab(tab)), ...(governs ? [add()] : [])]);
  }

  #tab({ thread, name, closed, unread }) {
    const { place } = this.page;
    const properties = {
      type: "button",
      class: "topic",
      role: "tab",
      "data-testid": "topic",
      "data-thread": thread,
      "aria-selected": String(place.thread === thread),
      click: () => this.page.go(place.chat, thread),
    };
    const sign = closed ? icon("lock") : element("span", { class: `dot hue-${thread % 7}` });
    const badge = unread ? element("span", { class: "badge" }, String(unread)) : null;
    return element("button", properties, sign, element("bdi", {}, name), badge);
  }

  #updatePinned(view) {
    this.pinned.hidden = !view.pinned;
    if (!view.pinned) return;
    const shown = view.messages.find(({ message }) => message.message_id === view.pinned);
    const preview = shown ? renderPreview(shown) : `Message ${view.pinned}`;
    const words = () => element("span", { class: "words" }, element("b", {}, "Pinned message"), element("span", {}, preview));
    renew(this.pinned, preview, () => [words(), icon("pin")]);
  }

  #updateGreeting(view) {
    const { bot } = this.page.store;
    const isNew = view.chat.type === "private" && view.messages.length === 0;
    this.greeting.hidden = !isNew;
    const about = bot.description || bot.short_description;
    const title = about ? "What can this bot do?" : "No messages here yet…";
    const text = about || "Press Start to begin.";
    renew(this.greeting, text, () => [element("div", { class: "greeting-card" }, element("b", {}, title), element("p", {}, text))]);
  }
}
