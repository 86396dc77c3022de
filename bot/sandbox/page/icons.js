const SHAPES = {
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
  back: "M15 5l-7 7 7 7M8.5 12H20",
  bell_off: "M9.3 5.2A5.5 5.5 0 0 1 17.5 10c0 2.2.4 3.7 1 4.8M6.6 9c0 4.5-1.6 6-2.6 7.5h12.5M10 19.5a2.3 2.3 0 0 0 4 0M4 4l16 16",
  bolt: "M13 3L5 13.5h6L10 21l8.5-11H12.5z",
  checks: "M2.5 12.5l4 4 8.5-9M11.5 15.5l1 1 9-9.5",
  check: "M5 12.5l4.5 4.5L19.5 7",
  close: "M6 6l12 12M18 6L6 18",
  command: "M14.5 7l-5 10M6 3.5h12A2.5 2.5 0 0 1 20.5 6v12a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 18V6A2.5 2.5 0 0 1 6 3.5z",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  down: "M6 9.5l6 6 6-6",
  edit: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3",
  file: "M7 3.5h7l4.5 4.5v12.5H7zM14 3.5V8h4.5",
  forward: "M14 6l6 6-6 6M19.5 12H11c-4 0-6.5 2-7 6",
  group: "M9 11.5a3.2 3.2 0 1 0 0-6.5 3.2 3.2 0 0 0 0 6.5zM3 19c0-3.3 2.5-5 6-5s6 1.7 6 5M15.5 5.3a3.2 3.2 0 0 1 0 6M17.5 14.3c2.2.6 3.5 2.2 3.5 4.7",
  channel: "M4 10v4h3.5l7.5 5V5l-7.5 5zM18 9.5a3.5 3.5 0 0 1 0 5",
  info: "M12 11v5.5M12 7.6v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
  keyboard: "M3.5 6.5h17v11h-17zM7 10h.1M10.3 10h.1M13.7 10h.1M17 10h.1M8 14h8",
  left: "M15 5l-7 7 7 7",
  lock: "M6.5 10.5h11v9h-11zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  more: "M12 5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 18a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z",
  open: "M13.5 4.5h6v6M19 5l-9 9M10 5.5H5v13.5h13.5V14",
  pin: "M9 4h6l-.7 5.5 3.2 3.5H6.5l3.2-3.5zM12 13v7",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6L4 12l6 6M4.5 12H13c4 0 6.5 2 7 6",
  right: "M9 5l7 7-7 7",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5",
  send: "M4.5 4.8l16 7.2-16 7.2 2.6-7.2zM7.1 12h6.4",
  stop: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  sunrise: "M3 18.5h18M6.5 15a5.5 5.5 0 0 1 11 0M12 3v5M9.5 5.5L12 3l2.5 2.5M3.5 11l1.5 1M20.5 11l-1.5 1",
  topic: "M4 5h16v11H11l-4 4v-4H4z",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7",
  up: "M12 19.5v-15M5.5 11L12 4.5l6.5 6.5",
  exit: "M10 4.5H5v15h5M14 8l4.5 4-4.5 4M9.5 12h9",
  window: "M3.5 5.5h17v13h-17zM3.5 9.5h17",
  wrench: "M20 7.5a4.8 4.8 0 0 1-6.5 5.2L7 19.5 4.5 17l6.8-6.5A4.8 4.8 0 0 1 16.5 4l-2.7 2.8 3.4 3.4z",
  checks: "M2.5 13l4 4 8-9.5M11 16l1 1 8.5-10",
  forward: "M13 6l6 6-6 6M18.5 12H11c-4 0-6.5 2-7 6",
  left: "M15 5l-7 7 7 7",
  open: "M8 16l9-9M9 7h8v8",
  right: "M9 5l7 7-7 7",
  search: "M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4.5 4.5",
  window: "M4 5.5h16v13H4zM4 9.5h16",
};
const SVG = "http://www.w3.org/2000/svg";

/**
 * A line drawing, 24 by 24, in the colour of the text. Screen readers pass over it.
 * @param {string} name a key of SHAPES; nothing is drawn for another
 * @returns {SVGElement}
 */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) {
    picture.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name] ?? "");
  picture.append(path);
  return picture;
}
