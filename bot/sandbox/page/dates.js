// Times as Telegram's own clients show them: in the reader's zone.

const format = (options) => new Intl.DateTimeFormat("en-GB", options);
const HOUR = format({ hour: "2-digit", minute: "2-digit" });
const WEEKDAY = format({ weekday: "short" });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const DATE = format({ day: "2-digit", month: "2-digit", year: "2-digit" });
const CLOCK = format({ weekday: "short", day: "numeric", month: "short" });
const WITH_ZONE = format({ dateStyle: "full", timeStyle: "long" });

/** @param {number} seconds Unix time @returns {string} `2025-10-05`, the same for all of a day in the reader's zone */
export function dayKey(seconds) {
  const date = new Date(seconds * 1000);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** @param {number} seconds Unix time @returns {string} `Sunday 5 October` */
export const dayName = (seconds) => DAY.format(seconds * 1000);

/**
 * The time of a chat's last message: the hour today, a weekday this week, else a date.
 * @param {number} seconds Unix time
 * @param {number} now Unix time
 * @returns {string}
 */
export function listTime(seconds, now) {
  if (dayKey(seconds) === dayKey(now)) return HOUR.format(seconds * 1000);
  return (Math.abs(now - seconds) < 6 * 86_400 ? WEEKDAY : DATE).format(seconds * 1000);
}

/**
 * @param {string} iso
 * @returns {{day: string, year: string, hour: string, full: string}} `Sun 5 Oct`, `2025`, `08:00`, and all of it with the zone
 */
export function clockFace(iso) {
  const moment = new Date(iso);
  const day = CLOCK.format(moment).replace(",", "");
  return { day, year: String(moment.getFullYear()), hour: HOUR.format(moment), full: WITH_ZONE.format(moment) };
}

/** @param {string} iso @returns {number} Unix time */
export const unix = (iso) => Date.parse(iso) / 1000;
