import { button, renew } from "./dom.js";
import { element } from "./elements.js";
import { choice, field } from "./fields.js";

const METHODS = [
  "sendMessage", "sendRichMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "sendDocument", "sendPhoto",
  "sendMediaGroup", "sendChatAction", "deleteMessage", "answerInlineQuery", "sendMessageDraft", "setMyCommands", "getMe", "getUpdates",
];
const KINDS = [
  ["retry-after", "429: retry after …"],
  ["server-error", "500: server error"],
  ["timeout-before", "No answer, not carried out"],
  ["timeout-after", "No answer, but carried out"],
  ["dropped", "Connection closed"],
  ["dropped-midway", "Closed midway, but carried out"],
  ["html", "200 with a web page (captive portal)"],
];

const line = ({ method, kind, times, chat }) =>
  element("li", {}, `${method}: ${kind} × ${times}${chat === null ? "" : ` in ${chat}`}`);

/** Orders faults, and tells which are still to come. */
export class FaultForm {
  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.method = choice("Method", METHODS, { "data-testid": "fault-method" });
    this.kind = choice("What happens", KINDS, { "data-testid": "fault-kind", change: () => this.#settle() });
    this.times = field("Times", { type: "number", min: 1, max: 1000, value: 1, required: true, "data-testid": "fault-times" });
    this.wait = field("Seconds to wait", { type: "number", min: 1, max: 3600, value: 1, required: true, "data-testid": "fault-wait" });
    this.here = element("input", { type: "checkbox", "data-testid": "fault-here" });
    const submit = (event) => this.#order(event);
    const only = element("label", { class: "check" }, this.here, "Only for the open chat");
    const numbers = element("div", { class: "side-by-side" }, this.times.row, this.wait.row);
    const send = element("button", { type: "submit", class: "soft-button", "data-testid": "fault-order" }, "Order");
    const form = element("form", { submit }, this.method.row, this.kind.row, numbers, only, send);
    this.coming = element("ul", { class: "faults", "data-testid": "faults" });
    this.element = element("div", { class: "fault-form" }, form, this.coming);
  }

  update() {
    const { faults } = this.page.store.switches;
    const clear = () => this.page.control.order("clear-faults");
    const all = () => button("Clear all", { class: "soft-button", "data-testid": "clear-faults", click: clear });
    renew(this.coming, faults, () => [...faults.map(line), ...(faults.length ? [element("li", {}, all())] : [])]);
    this.here.disabled = !this.page.place;
  }

  #settle() {
    this.wait.row.hidden = this.kind.input.value !== "retry-after";
  }

  async #order(event) {
    event.preventDefault();
    const isHere = this.here.checked && !this.here.disabled;
    await this.page.control.order("fault", {
      method: this.method.input.value,
      kind: this.kind.input.value,
      times: Number(this.times.input.value),
      retry_after: Number(this.wait.input.value),
      chat: isHere ? this.page.place.chat : null,
    });
  }
}
