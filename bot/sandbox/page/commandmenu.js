import { element } from "./elements.js";
import { Popup } from "./popup.js";

/** The bot's commands, above the input while one is being typed. */
export class CommandMenu {
  /** @param {import("./app.js").Page} page @param {import("./composer.js").Composer} composer */
  constructor(page, composer) {
    this.page = page;
    this.composer = composer;
    const look = { id: "commands", class: "popup commands", role: "listbox", "aria-label": "Commands" };
    this.element = element("div", { ...look, "data-testid": "command-menu" });
    this.popup = new Popup(this.element, composer.input);
  }

  /** @param {string} text what is in the input */
  update(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1];
    if (typed === undefined) return this.popup.close();
    const found = this.page.view.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    const choice = (command) => ({ node: this.#node(command), act: (event) => this.#choose(command, text, event) });
    return this.popup.show(found.map(choice));
  }

  /** Show all of them, or none when they are shown. */
  reveal() {
    this.composer.fill(this.popup.isOpen ? "" : "/");
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  key(event) {
    return this.popup.key(event);
  }

  #node({ command, description }) {
    const look = { type: "button", tabindex: -1, class: "popup-item" };
    return element("button", look, element("b", {}, `/${command}`), element("span", {}, description));
  }

  /** Tab completes, anything else sends. In a group the bot is named, as other bots may have the same command. */
  #choose({ command }, typed, event) {
    const { view, store } = this.page;
    const isExact = typed === `/${command}`;
    const text = view.chat.type === "private" || isExact ? `/${command}` : `/${command}@${store.bot.username}`;
    if (event?.key === "Tab") return this.composer.fill(`${text} `);
    this.composer.fill(text);
    return this.composer.submit();
  }
}
