import { clockFace } from "./dates.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";

/** The sandbox's date and hour, and the hand that turns its clock. */
export class Clock {
  #busy = false;

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.day = element("b");
    this.year = element("b", { class: "year" });
    this.hour = element("span");
    this.face = element("time", { class: "clock-face", "aria-label": "The sandbox's time" }, this.day, this.year, this.hour);
    this.words = element("span");
    this.button = element(
      "button",
      { type: "button", class: "morning", "data-testid": "next-morning", click: () => this.turn() },
      icon("sunrise"),
      this.words,
    );
    this.element = element("div", { class: "clock" }, this.face, this.button);
  }

  update() {
    const { clock, mornings } = this.page.store.switches;
    const { day, year, hour, full } = clockFace(clock);
    this.year.textContent = year;
    this.day.textContent = day;
    this.hour.textContent = hour;
    Object.assign(this.face, { dateTime: clock, title: full });
    this.button.hidden = mornings === null;
    this.button.disabled = this.#busy || mornings === 0;
    this.button.setAttribute("aria-busy", String(this.#busy));
    this.words.textContent = this.#busy ? "Good morning…" : mornings === 0 ? "No mornings left" : "Next morning";
    this.button.title = reason(mornings, this.#busy);
  }

  /** Turn the clock to the next morning; the jobs run meanwhile. */
  async turn() {
    if (this.#busy) return;
    this.#busy = true;
    this.page.refresh();
    try {
      await this.page.control.order("next-morning");
    } finally {
      this.#busy = false;
      this.page.refresh();
    }
  }
}

function reason(mornings, busy) {
  if (busy) return "arXiv announces and the jobs run";
  if (mornings === 0) return "The sample of arXiv's announcements ends here: start the demonstration anew to see them again";
  return `Turn the clock to the next day's digest: arXiv announces, the jobs run. ${mornings} left.`;
}
