import { button } from "./dom.js";
import { element } from "./elements.js";

const MOST = 200;
const CALM_MS = 300;
const QUIET = new Set(["getUpdates"]);

/** What the bot asked for in the open chat, or everywhere; read anew soon after anything happens. */
export class RequestLog {
  #last = 0;
  #subject = "";
  #timer = 0;
  #busy = false;

  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.everywhere = element("input", { type: "checkbox", "data-testid": "log-everywhere", change: () => this.refresh() });
    this.violations = button("No violations", { class: "violations", "data-testid": "violations", click: () => this.#unfold() });
    this.wrongs = element("ul", { class: "wrongs", hidden: true });
    this.list = element("ol", { class: "log", "data-testid": "log" });
    const clear = button("Empty", { class: "soft-button", "data-testid": "log-clear", click: () => this.#clear() });
    const everywhere = element("label", { class: "check" }, this.everywhere, "All chats");
    const head = element("div", { class: "log-head" }, everywhere, this.violations, clear);
    this.element = element("div", {}, head, this.wrongs, this.list);
  }

  /** Read the log, when it is to be seen, a moment from now. */
  refresh() {
    if (this.#timer || !this.page.panel.isOpen) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#read();
    }, CALM_MS);
  }

  async #read() {
    if (this.#busy) return this.refresh();
    this.#busy = true;
    try {
      await Promise.all([this.#readLog(), this.#readViolations()]);
    } finally {
      this.#busy = false;
    }
    return undefined;
  }

  async #readLog() {
    const chat = this.everywhere.checked ? undefined : this.page.place?.chat;
    const subject = String(chat);
    if (subject !== this.#subject) this.#forget();
    this.#subject = subject;
    const fields = { after: this.#last, ...(chat === undefined ? {} : { chat }) };
    const news = await this.page.control.look("log", fields);
    if (subject !== this.#subject) return;
    this.#last = news.at(-1)?.number ?? this.#last;
    this.list.prepend(...news.filter(({ method }) => !QUIET.has(method)).slice(-MOST).map(entry).reverse());
    while (this.list.children.length > MOST) this.list.lastElementChild.remove();
  }

  async #readViolations() {
    const found = await this.page.control.look("violations");
    this.violations.textContent = found.length === 1 ? "1 violation" : `${found.length || "No"} violations`;
    this.violations.classList.toggle("some", found.length > 0);
    this.violations.disabled = found.length === 0;
    this.wrongs.replaceChildren(...found.slice(-MOST).map((one) => element("li", {}, element("b", {}, one.method), ` ${one.description}`)));
  }

  #unfold() {
    this.wrongs.hidden = !this.wrongs.hidden;
  }

  #forget() {
    this.#last = 0;
    this.list.replaceChildren();
  }

  async #clear() {
    await this.page.control.order("restart-stopwatch");
    this.#forget();
    this.refresh();
  }
}

function entry({ seconds, method, params, status, error, fault }) {
  const outcome = fault ?? (status === null ? "no answer" : String(status));
  const isWrong = Boolean(fault) || status !== 200;
  const summary = element(
    "summary",
    {},
    element("span", { class: "seconds" }, seconds.toFixed(3)),
    element("b", {}, method),
    element("span", { class: isWrong ? "outcome wrong" : "outcome" }, outcome),
  );
  const body = element("pre", {}, JSON.stringify(params, null, 2));
  const row = element("li", { "data-testid": "log-entry", "data-method": method });
  row.append(element("details", {}, summary, error ? element("p", { class: "wrong" }, error) : null, body));
  return row;
}
