import { element, words } from "./elements.js";
import { safeUrl } from "./links.js";
import { Popup } from "./popup.js";

const CALM_MS = 250;
const KEPT = 20;

/** What the bot offers while `@bot query` is being typed. */
export class InlineResults {
  #timer = 0;
  #wanted = "";
  #heard = new Map();
  #query = "";
  #start = [];
  #found = [];

  /** @param {import("./app.js").Page} page @param {import("./composer.js").Composer} composer */
  constructor(page, composer) {
    this.page = page;
    this.composer = composer;
    const look = { id: "results", class: "popup results", role: "listbox", "aria-label": "Inline results" };
    this.element = element("div", { ...look, "data-testid": "inline-results" });
    this.popup = new Popup(this.element, composer.input);
    page.store.subscribe((change) => change.kind === "inline" && this.#hear(change));
  }

  /** @param {string} text what is in the input */
  update(text) {
    const name = `@${this.page.store.bot?.username} `;
    clearTimeout(this.#timer);
    this.#wanted = "";
    if (!text.toLowerCase().startsWith(name.toLowerCase())) return this.popup.close();
    this.#query = text.slice(name.length);
    this.#timer = setTimeout(() => this.#ask(""), CALM_MS);
    return undefined;
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  key(event) {
    return this.popup.key(event);
  }

  async #ask(offset) {
    const asked = { chat: this.page.place.chat, query: this.#query, offset };
    const { query_id: id } = await this.page.control.act("inline", asked);
    if (asked.query !== this.#query) return;
    if (!offset) this.#start = this.#found = [];
    this.#wanted = id;
    if (this.#heard.has(id)) this.#show(this.#heard.get(id));
  }

  #hear(answer) {
    this.#heard.set(answer.query_id, answer);
    for (const id of [...this.#heard.keys()].slice(0, -KEPT)) this.#heard.delete(id);
    if (answer.query_id === this.#wanted) this.#show(answer);
  }

  #show({ query_id: id, results, next_offset: offset, button }) {
    this.#wanted = "";
    const before = this.#found.length;
    if (!before) this.#start = this.#startRow(button);
    this.#found = this.#found.concat(results.map((result) => ({ node: resultRow(result), act: () => this.#choose(id, result) })));
    const more = offset ? [{ node: row("More results", "", null, "more"), act: () => this.#ask(offset) }] : [];
    const all = [...this.#start, ...this.#found, ...more];
    const none = { node: row("No results", "", null, "more"), act: () => this.popup.close() };
    this.popup.show(all.length ? all : [none], before ? this.#start.length + before : 0);
  }

  /** The bot's own button, above what it found. */
  #startRow(button) {
    if (button?.start_parameter === undefined) return [];
    return [{ node: row(words(button.text), "", null, "start"), act: () => this.#begin(button) }];
  }

  async #choose(id, result) {
    const { place, thread, control } = this.page;
    this.composer.fill("");
    await control.act("choose", { query_id: id, result_id: result.id, chat: place.chat, thread });
  }

  async #begin({ start_parameter: payload }) {
    const { me } = this.page.store;
    this.composer.fill("");
    this.page.go(me.id);
    await this.page.control.act("say", { chat: me.id, text: `/start ${payload}` });
  }
}

function resultRow(result) {
  const title = words(result.title) || words(result.caption) || result.type;
  const [line] = words(result.input_message_content?.message_text).split("\n");
  const about = words(result.description) || line || words(result.address);
  return row(title, about, result.thumbnail_url ?? result.thumb_url ?? result.photo_url, result.type);
}

/** The page loads nothing from elsewhere: a picture stands for an address of the sandbox itself only. */
function row(title, about, picture, kind) {
  const url = picture && safeUrl(picture);
  const isOwn = url && url.origin === location.origin;
  const initial = [...title][0]?.toUpperCase() ?? "";
  const face = isOwn ? element("img", { src: url.href, alt: "" }) : element("span", { class: "result-face" }, initial);
  const text = element("span", { class: "words" }, element("b", {}, title), about ? element("span", {}, about) : null);
  const look = { type: "button", tabindex: -1, class: `popup-item result ${kind}`, "data-testid": "inline-result" };
  return element("button", look, face, text);
}
