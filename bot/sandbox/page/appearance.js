import { button } from "./dom.js";
import { icon } from "./icons.js";

const KEY = "appearance";

/** Light or dark: as the system has it, until the person chooses. */
export class Appearance {
  #buttons = [];

  /** @param {Storage} storage */
  constructor(storage) {
    this.storage = storage;
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.system.addEventListener("change", () => this.#show());
    this.#show();
  }

  /** Another button that turns it. @param {string} testid @returns {HTMLElement} */
  button(testid) {
    const turn = () => this.#turn();
    this.#buttons.push(button("Light or dark", { class: "icon-button", "data-testid": testid, click: turn }, icon("moon")));
    this.#show();
    return this.#buttons.at(-1);
  }

  get isDark() {
    const chosen = this.storage.getItem(KEY);
    return chosen ? chosen === "dark" : this.system.matches;
  }

  #turn() {
    const wanted = this.isDark ? "light" : "dark";
    if ((wanted === "dark") === this.system.matches) this.storage.removeItem(KEY);
    else this.storage.setItem(KEY, wanted);
    this.#show();
  }

  #show() {
    document.documentElement.dataset.theme = this.isDark ? "dark" : "light";
    for (const one of this.#buttons) one.replaceChildren(icon(this.isDark ? "sun" : "moon"));
  }
}
