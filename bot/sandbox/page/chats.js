import { listTime, unix } from "./dates.js";
import { arrange, avatar } from "./dom.js";
import { element, nameOf } from "./elements.js";
import { icon } from "./icons.js";
import { renderPreview } from "./message.js";
import { actionLine, hueOf, titleOf } from "./naming.js";
import { isService } from "./service.js";
import { threadOf } from "./state.js";

const KIND_ICONS = { group: "group", supergroup: "group", channel: "channel" };

/** The left column: the person's chats, newest activity first. */
export class ChatList {
  #items = new Map();

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.list = element("div", { class: "chat-list", role: "list" });
    this.element = element("nav", { class: "chats", "aria-label": "Chats" }, this.list);
  }

  update() {
    const views = this.page.store.list();
    const nodes = views.map((view) => this.#item(view));
    arrange(this.list, nodes);
    for (const id of this.#items.keys()) if (!views.some((view) => view.chat.id === id)) this.#items.delete(id);
  }

  #item(view) {
    const id = view.chat.id;
    if (!this.#items.has(id)) {
      const open = () => this.page.go(id);
      const face = element("button", { type: "button", class: "chat-item", "data-testid": "chat-item", "data-chat": id, click: open });
      this.#items.set(id, element("div", { role: "listitem" }, face));
    }
    const item = this.#items.get(id);
    const face = item.firstElementChild;
    const { store, place } = this.page;
    const title = titleOf(view, store.bot);
    face.setAttribute("aria-current", String(place?.chat === id));
    face.replaceChildren(avatar(title, hueOf(view, store.bot)), this.#top(view, title), this.#bottom(view));
    return item;
  }

  #top(view, title) {
    const last = view.messages.at(-1);
    const kind = KIND_ICONS[view.chat.type];
    const time = last && listTime(last.message.date, unix(this.page.store.switches.clock));
    return element(
      "span",
      { class: "line" },
      kind && icon(view.chat.is_forum ? "topic" : kind),
      element("bdi", { class: "title" }, title),
      last?.silent ? element("span", { class: "silent", title: "Sent without a sound" }, icon("bell_off")) : null,
      element("span", { class: "time" }, time),
    );
  }

  #bottom(view) {
    const unread = this.page.reads.unread(view);
    const loud = unread.some(({ silent }) => !silent);
    const badge = { class: loud ? "badge" : "badge quiet", "data-testid": "unread", "aria-label": `${unread.length} unread` };
    const count = unread.length > 0 ? element("span", badge, String(unread.length)) : null;
    return element("span", { class: "line" }, this.#preview(view), count);
  }

  #preview(view) {
    const { store } = this.page;
    const threads = view.chat.is_forum ? view.topics.map(({ thread }) => thread).concat(1) : [null];
    const action = threads.map((thread) => store.actionIn(view.chat.id, thread)).find(Boolean);
    if (action) return element("span", { class: "preview busy" }, actionLine(action, store.bot));
    const last = view.messages.at(-1);
    if (!last) return element("span", { class: "preview" }, view.chat.type === "private" ? "Start the bot" : "No messages yet");
    return element("span", { class: "preview" }, this.#author(view, last.message), renderPreview(last));
  }

  #author(view, message) {
    if (isService(message)) return null;
    const { me } = this.page.store;
    const topic = view.topics?.find(({ thread }) => thread === threadOf(view, message));
    const own = message.from?.id === me.id;
    if (view.chat.type === "channel" || (view.chat.type === "private" && !own)) return null;
    const name = own ? "You" : nameOf(message.sender_chat ?? message.from);
    return element("span", { class: "author" }, topic ? `${name} › ${topic.name}: ` : `${name}: `);
  }
}
