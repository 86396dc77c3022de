/** Times in the reader's own zone and in the language of the page. Unix times are in seconds. */

import { element } from "./elements.js";

const LANGUAGE = "en-GB";
const LATEST = 8_640_000_000_000; // the last second that a Date can hold
const FORMAT = /^(?:r|w?[dD]?[tT]?)$/;
const PARTS = {
  w: { weekday: "long" },
  d: { year: "2-digit", month: "2-digit", day: "2-digit" },
  D: { year: "numeric", month: "long", day: "numeric" },
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const SPANS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** @param {unknown} unix @returns {Date | null} */
function dateOf(unix) {
  return typeof unix === "number" && Math.abs(unix) <= LATEST ? new Date(unix * 1000) : null;
}

/** How far away a time is, such as "in 3 hours". */
function relative(unix, now) {
  const seconds = unix - now / 1000;
  const [unit, length] = SPANS.find(([, span]) => Math.abs(seconds) >= span) ?? ["second", 1];
  const count = unit === "second" ? Math.trunc(seconds / 15) * 15 : Math.trunc(seconds / length);
  return new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" }).format(count || 0, unit);
}

/**
 * What a date_time entity shows: `format` is "r" (relative), or any of w (weekday), d or D (short or long date) and
 * t or T (time without or with seconds), in that order.
 * @param {unknown} unix @param {unknown} format @param {number} [now] in milliseconds
 * @returns {string | null} null if the text is to be shown as it stands
 */
function formatTime(unix, format, now = Date.now()) {
  const date = dateOf(unix);
  if (!date || typeof format !== "string" || !format || !FORMAT.test(format)) return null;
  if (format === "r") return relative(unix, now);
  const options = Object.assign({}, ...[...format].map((letter) => PARTS[letter]));
  return new Intl.DateTimeFormat(LANGUAGE, options).format(date);
}

/** The full date, time and zone. @param {unknown} unix @returns {string} */
export function fullTime(unix) {
  const date = dateOf(unix);
  if (!date) return "";
  const zoned = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "full", timeStyle: "long" });
  return `${zoned.format(date)} (${zoned.resolvedOptions().timeZone})`;
}

/**
 * A date_time entity.
 * @param {unknown} unix @param {unknown} format
 * @param {import("./elements.js").Child} inner shown if there is no format
 * @param {number} [now] in milliseconds
 * @returns {HTMLElement}
 */
export function timeElement(unix, format, inner, now) {
  const date = dateOf(unix);
  if (!date) return element("span", {}, inner);
  const made = element("time", { class: "date-time", datetime: date.toISOString(), title: fullTime(unix) });
  if (format === "r") made.dataset.relative = String(unix);
  made.append(formatTime(unix, format, now) ?? element("span", {}, inner));
  return made;
}

/** The hour of a message. @param {unknown} unix @returns {HTMLElement} */
export function clockTime(unix) {
  const date = dateOf(unix);
  return element("time", { datetime: date?.toISOString(), title: fullTime(unix) }, formatTime(unix, "t") ?? "");
}

/**
 * Tells relative times anew; to be called every half minute.
 * @param {ParentNode} root
 * @param {number} [now] in milliseconds
 */
export function refreshTimes(root, now = Date.now()) {
  for (const shown of root.querySelectorAll("time[data-relative]"))
    shown.textContent = relative(Number(shown.dataset.relative), now);
}
