/** The buttons below a message, and those within a rich one. */

import { element, list, record, words } from "./elements.js";
import { icon } from "./icons.js";
import { safeUrl } from "./links.js";

const STYLES = new Set(["danger", "success", "primary"]);

/**
 * @param {unknown} markup an InlineKeyboardMarkup
 * @param {object} scope the context with its `message`
 * @returns {HTMLElement | null} null if it has no button
 */
export function renderKeyboard(markup, scope) {
  const rows = list(record(markup).inline_keyboard)
    .map((row) => list(row).map(record))
    .filter((row) => row.length);
  if (!rows.length) return null;
  return element(
    "div",
    { class: "keyboard", "data-testid": "keyboard" },
    rows.map((row) =>
      element(
        "div",
        { class: "keyboard-row" },
        row.map((button) => renderButton(button, words(button.text), scope)),
      ),
    ),
  );
}

/**
 * @param {Record<string, any>} button an InlineKeyboardButton or a RichMessageButton
 * @param {import("./elements.js").Child} label
 * @param {object} scope the context with its `message`
 * @returns {HTMLElement}
 */
export function renderButton(button, label, scope) {
  const { kind, sign, act, title } = meaning(button, scope);
  const style = STYLES.has(button.style) ? ` ${button.style}` : "";
  const node = element(
    "button",
    {
      type: "button",
      class: `key ${kind}${style}`,
      "data-testid": "button",
      title,
      "aria-disabled": act ? null : "true",
    },
    element("span", { class: "key-label", dir: "auto" }, label),
    sign && icon(sign),
  );
  if (kind === "callback") node.dataset.callback = words(button.callback_data);
  node.addEventListener("click", () => node.getAttribute("aria-disabled") !== "true" && act());
  return node;
}

/** What pressing does. Without `act` the sandbox cannot do it. */
function meaning(button, scope) {
  const url = words(button.url) || words(button.web_app?.url) || words(button.login_url?.url);
  const isSet = (name) => typeof button[name] === "string";
  if (button.disabled) return { kind: "disabled" };
  if (isSet("callback_data")) {
    const press = () => scope.onPress(scope.message.message_id, words(button.callback_data));
    return { kind: "callback", act: scope.onPress && press };
  }
  if (url) {
    const safe = safeUrl(url);
    const act =
      safe && (() => (scope.onUrl ? scope.onUrl(safe.href, true) : window.open(safe.href, "_blank", "noopener")));
    return { kind: "url", sign: button.web_app ? "window" : "open", title: safe?.href, act };
  }
  if (isSet("switch_inline_query_current_chat")) return inline(button.switch_inline_query_current_chat, true, scope);
  if (isSet("switch_inline_query")) return inline(button.switch_inline_query, false, scope);
  if (button.switch_inline_query_chosen_chat)
    return inline(record(button.switch_inline_query_chosen_chat).query, false, scope);
  if (button.copy_text) {
    const text = words(record(button.copy_text).text);
    return { kind: "copy-text", sign: "copy", title: text, act: () => scope.onCopy?.(text) };
  }
  return { kind: "unsupported", title: "The sandbox has nothing behind this button" };
}

function inline(query, here, scope) {
  return { kind: "inline", sign: here ? "search" : "forward", act: () => scope.onInline?.(words(query), here) };
}

/**
 * Shows that a press waits for the bot's answer, and takes no other press of the same button meanwhile.
 * @param {HTMLElement} message what renderMessage gave
 * @param {string} data the button's callback data
 * @param {boolean} waiting
 */
export function setWaiting(message, data, waiting) {
  for (const button of message.querySelectorAll("[data-callback]")) {
    if (button.dataset.callback !== data) continue;
    button.classList.toggle("waiting", waiting);
    for (const name of ["aria-busy", "aria-disabled"])
      if (waiting) button.setAttribute(name, "true");
      else button.removeAttribute(name);
  }
}
