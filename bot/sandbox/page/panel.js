import { button } from "./dom.js";
import { element } from "./elements.js";
import { FaultForm } from "./faults.js";
import { toggle } from "./fields.js";
import { icon } from "./icons.js";
import { RequestLog } from "./log.js";
import { foundingButtons } from "./people.js";

/** Behind the scenes: the sandbox's own switches, and what the bot asks for. */
export class Panel {
  /** @param {import("./app.js").Page} page @param {import("./time.js").Clock} clock */
  constructor(page, clock) {
    this.page = page;
    this.faults = new FaultForm(page);
    this.log = new RequestLog(page);
    const order = (what, read) => (event) => this.#order(event, what, read);
    this.oldClient = toggle("Old client", "An app and a server that know no rich messages", {
      "data-testid": "old-client",
      change: order("old-client", (on) => ({ on })),
    });
    this.rates = toggle("Sending limits", "Telegram's own: 1 a second to a chat, 20 a minute to a group, 30 a second in all", {
      "data-testid": "rates",
      change: order("rates", (on) => (on ? {} : { off: true })),
    });
    this.queue = element("p", { class: "hint", "data-testid": "queue" });
    this.morning = button("Next morning", { class: "soft-button", "data-testid": "panel-next-morning", click: () => clock.turn() });
    const turn = () => this.open(!this.isOpen);
    this.toggle = button("Behind the scenes", { class: "icon-button", "data-testid": "panel-toggle", click: turn }, icon("wrench"));
    this.element = element("aside", { class: "panel", "aria-label": "Behind the scenes", "data-testid": "panel", hidden: true });
    this.element.append(this.#head(), ...this.#sections());
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.element.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? this.element.querySelector("[data-testid=panel-close]") : this.toggle).focus();
    this.page.refresh();
    this.log.refresh();
  }

  update() {
    if (!this.isOpen) return;
    const { old_client: isOld, rates, webhook, pending_updates: pending, mornings } = this.page.store.switches;
    this.oldClient.input.checked = isOld;
    this.rates.input.checked = rates !== null;
    const waiting = `${pending} ${pending === 1 ? "update waits" : "updates wait"} for it`;
    this.queue.textContent = `${webhook ? `Webhook: ${webhook}` : "The bot polls"}; ${waiting}.`;
    this.morning.hidden = mornings === null;
    this.morning.disabled = mornings === 0;
    this.faults.update();
  }

  #head() {
    const close = button("Close", { class: "icon-button", "data-testid": "panel-close", click: () => this.open(false) }, icon("close"));
    const turn = this.page.appearance.button("panel-appearance");
    return element("header", { class: "panel-head" }, element("h2", {}, "Behind the scenes"), turn, close);
  }

  #sections() {
    const expire = async () => {
      await this.page.control.order("expire-presses");
      this.page.toasts.show("Presses so far take no answer any more.");
    };
    const expireButton = button("Expire presses", {
      class: "soft-button",
      "data-testid": "expire-presses",
      title: "As when the bot was away for too long: an answer to an earlier press is refused",
      click: expire,
    });
    const actions = (...buttons) => element("div", { class: "soft-buttons" }, buttons);
    return [
      section("This Telegram", this.oldClient.row, this.rates.row, actions(this.morning, expireButton), this.queue),
      section("People and chats", actions(...foundingButtons(this.page))),
      section("Faults on order", this.faults.element),
      section("What the bot asked for", this.log.element),
    ];
  }

  async #order(event, what, read) {
    const wanted = event.target.checked;
    event.target.checked = !wanted;
    await this.page.control.order(what, read(wanted));
  }
}

const section = (title, ...children) => element("section", {}, element("h3", {}, title), children);
