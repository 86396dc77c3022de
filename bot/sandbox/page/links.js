/** Where a message may lead: http, https, tg, mailto and tel. Anything else is shown as text. */

import { element, words } from "./elements.js";

const SCHEMES = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);
const BARE_HOST = /^[^\s/:?#@]+\.[^\s/:?#@]+(?:[:/?#]|$)/u;

/**
 * @param {unknown} url as a bot or a person wrote it; a bare host gets "http://"
 * @returns {URL | null} null if it leads nowhere that a message may lead
 */
export function safeUrl(url) {
  const written = words(url).trim();
  try {
    const parsed = new URL(BARE_HOST.test(written) ? `http://${written}` : written);
    return SCHEMES.has(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

/**
 * A link, or a plain span if the address is not a safe one.
 * @param {unknown} url
 * @param {import("./elements.js").Child} inner
 * @param {object} scope its `onUrl(url, isRich)` opens the address; without it the browser does
 * @param {boolean} isRich the text hides the address, so that a client asks before it opens it
 * @returns {HTMLElement}
 */
export function link(url, inner, scope, isRich = false) {
  const safe = safeUrl(url);
  if (!safe) return element("span", { class: "no-link" }, inner);
  const open = (event) => {
    if (!scope.onUrl || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    scope.onUrl(safe.href, isRich);
  };
  const title = isRich ? safe.href : null;
  const rel = "noopener noreferrer nofollow";
  return element("a", { class: "link", href: safe.href, target: "_blank", rel, title, click: open }, inner);
}
