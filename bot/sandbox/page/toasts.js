import { button } from "./dom.js";
import { element } from "./elements.js";

const SECONDS = 4;
const LETTERS_A_SECOND = 15;

/** Words that come and go at the top of the conversation; whatever they cover can still be pressed. */
export class Toasts {
  constructor() {
    this.element = element("div", { class: "toasts", popover: "manual", role: "status", "aria-live": "polite" });
  }

  /**
   * @param {string} text
   * @param {"plain"|"wrong"} [kind]
   */
  show(text, kind = "plain") {
    const toast = element("div", { class: `toast ${kind}`, "data-testid": "toast" }, text);
    this.element.append(toast);
    // Shown anew, it stands above whatever dialog was opened since.
    if (this.element.matches(":popover-open")) this.element.hidePopover();
    this.element.showPopover();
    while (this.element.children.length > 3) this.element.firstElementChild.remove();
    setTimeout(() => toast.remove(), 1000 * (SECONDS + text.length / LETTERS_A_SECOND));
  }
}

/**
 * A question or a notice that waits for the person. Escape and a click beside it close it.
 * @param {{title?: string, text?: string, testid?: string, body?: Node[], actions?: HTMLElement[], form?: () => unknown}} parts
 *   `form` is asked for the result when the person submits; without it there is no form
 * @returns {Promise<any>} what `form` or the pressed action gave; undefined when it was closed
 */
export function dialog({ title, text, testid = "dialog", body = [], actions = [], form }) {
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      box.close();
    };
    const submit = (event) => {
      event.preventDefault();
      close(form?.());
    };
    const heading = title && element("h2", {}, title);
    const inner = element("form", { method: "dialog", submit }, heading, text && element("p", {}, text), body);
    inner.append(element("div", { class: "actions" }, actions));
    const box = element("dialog", { class: "dialog", "data-testid": testid, "aria-label": title ?? text }, inner);
    box.answer = close;
    box.addEventListener("click", (event) => event.target === box && box.close());
    box.addEventListener("close", () => {
      box.remove();
      resolve(result);
    });
    document.body.append(box);
    box.showModal();
  });
}

const submitButton = (label, kind = "") => element("button", { type: "submit", class: `text-button ${kind}` }, label);
const cancelButton = () =>
  button("Cancel", { class: "text-button", click: (event) => event.target.closest("dialog").close() });

/** A notice with OK. @param {string} text @param {string} [title] @returns {Promise<void>} */
export const alertBox = (text, title) => dialog({ title, text, testid: "alert", actions: [submitButton("OK")] });

/**
 * @param {{title?: string, text: string, yes: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export async function confirmBox({ title, text, yes, danger = false }) {
  const actions = [cancelButton(), submitButton(yes, danger ? "danger" : "")];
  return Boolean(await dialog({ title, text, testid: "confirm", actions, form: () => true }));
}

/**
 * @param {string} title
 * @param {{label: string, value: any, picture?: Node}[]} choices
 * @returns {Promise<any>} the value chosen, undefined for none
 */
export function pickBox(title, choices) {
  const choose = (value) => (event) => event.currentTarget.closest("dialog").answer(value);
  const items = choices.map(({ label, value, picture }) =>
    button(label, { class: "choice", click: choose(value) }, picture, element("bdi", {}, label)),
  );
  const body = items.length ? items : [element("p", { class: "hint" }, "There is none here.")];
  return dialog({ title, testid: "picker", body: [element("div", { class: "choices" }, body)], actions: [cancelButton()] });
}

/**
 * A small form.
 * @param {{title: string, yes: string, body: Node[], read: () => any}} parts
 * @returns {Promise<any>} what `read` gave, undefined when it was closed
 */
export const formBox = ({ title, yes, body, read }) =>
  dialog({ title, body, testid: "form", actions: [cancelButton(), submitButton(yes)], form: read });
