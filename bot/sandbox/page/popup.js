import { arrange } from "./dom.js";

/** A list above the input, whose choice moves with the arrows while the input keeps the focus. */
export class Popup {
  #chosen = 0;
  #choices = [];

  /** @param {HTMLElement} element a listbox with an id @param {HTMLElement} input */
  constructor(element, input) {
    this.element = element;
    this.input = input;
    this.element.hidden = true;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /**
   * @param {{node: HTMLElement, act: (event?: KeyboardEvent) => void}[]} choices none to close
   * @param {number} [chosen] the place of the one that is chosen at first
   */
  show(choices, chosen = 0) {
    this.#choices = choices;
    this.#chosen = Math.min(chosen, Math.max(choices.length - 1, 0));
    this.element.hidden = choices.length === 0;
    for (const { node, act } of choices) {
      node.setAttribute("role", "option");
      // The input would lose the focus, and the popup with it.
      node.onpointerdown = (event) => event.preventDefault();
      node.onclick = () => act();
    }
    arrange(this.element, choices.map(({ node }) => node));
    this.#mark();
  }

  close() {
    this.show([]);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the popup took it */
  key(event) {
    if (!this.isOpen) return false;
    const count = this.#choices.length;
    if (event.key === "ArrowDown") this.#chosen = (this.#chosen + 1) % count;
    else if (event.key === "ArrowUp") this.#chosen = (this.#chosen + count - 1) % count;
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") this.#choices[this.#chosen].act(event);
    else return false;
    this.#mark();
    return true;
  }

  #mark() {
    this.#choices.forEach(({ node }, place) => node.setAttribute("aria-selected", String(place === this.#chosen)));
    const chosen = this.#choices[this.#chosen]?.node;
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) chosen.id = `${this.element.id}-${this.#chosen}`;
    this.input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  }
}
