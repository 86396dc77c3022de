/** Places on the Earth. The sandbox has no maps: a card tells the coordinates. */

import { bounded, element, record } from "./elements.js";

/** @param {Record<string, any>} block a RichBlockMap @returns {HTMLElement} */
export function mapCard(block) {
  const { latitude, longitude } = record(block.location);
  const card = element(
    "div",
    { class: "map", "data-testid": "map" },
    element("span", { class: "map-pin" }, "📍"),
    element("span", {}, coordinates(latitude, longitude)),
    Number.isInteger(block.zoom) ? element("span", { class: "muted" }, `zoom ${block.zoom}`) : null,
  );
  card.style.aspectRatio = `${bounded(block.width, 1, 10_000, 16)} / ${bounded(block.height, 1, 10_000, 9)}`;
  return card;
}

/**
 * @param {unknown} latitude
 * @param {unknown} longitude in degrees
 * @returns {string} such as "52.52000° N, 13.40500° E"
 */
export function coordinates(latitude, longitude) {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return "unknown place";
  const side = (degrees, positive, negative) => `${Math.abs(degrees).toFixed(5)}° ${degrees < 0 ? negative : positive}`;
  return `${side(latitude, "N", "S")}, ${side(longitude, "E", "W")}`;
}
