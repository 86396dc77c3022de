/**
 * Files in a message. Their places are as large as their descriptions say before anything is loaded, so that nothing
 * jumps.
 */

import { bdi, bounded, element, list, record, words } from "./elements.js";
import { icon } from "./icons.js";
import { openLightbox } from "./lightbox.js";
import { spoiler } from "./marks.js";

const WIDEST = 480;
const HIGHEST = 440;

/** Where the sandbox serves a file. @param {unknown} file what the Bot API says of it @returns {string | null} */
function fileUrl(file) {
  const id = words(record(file).file_unique_id);
  return /^[\w-]+$/.test(id) ? `/control/file/${id}` : null;
}

/** The width and height at which something is shown. */
function size(described) {
  const width = bounded(described.width, 1, 20_000, 320);
  const height = bounded(described.height, 1, 20_000, 240);
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) };
}

function covered(node, hasSpoiler) {
  return hasSpoiler ? spoiler(element("div", { class: "media-spoiler" }), node) : node;
}

/**
 * @param {unknown} sizes PhotoSize objects; the largest is shown
 * @param {boolean} [hasSpoiler]
 * @returns {HTMLElement}
 */
export function photo(sizes, hasSpoiler = false) {
  const largest = list(sizes)
    .map(record)
    .reduce((best, one) => (area(one) > area(best) ? one : best), {});
  const { width, height } = size(largest);
  const image = element("img", {
    width,
    height,
    src: fileUrl(largest),
    alt: "Photo",
    loading: "lazy",
    decoding: "async",
  });
  // The attributes alone would yield to the file's own shape once it is there.
  image.style.aspectRatio = `${width} / ${height}`;
  const button = element(
    "button",
    { type: "button", class: "photo", "data-testid": "photo", "aria-label": "Open photo" },
    image,
  );
  image.addEventListener("error", () => button.classList.add("missing"));
  button.addEventListener("click", () => {
    const photos = [...(button.closest(".album, .slideshow, .collage") ?? button).querySelectorAll(".photo img")];
    openLightbox(photos, photos.indexOf(image));
  });
  return covered(button, hasSpoiler);
}

function area({ width, height }) {
  return bounded(width, 0, 1e5) * bounded(height, 0, 1e5);
}

/** @param {unknown} described a Video, a VideoNote @param {boolean} [hasSpoiler] @returns {HTMLElement} */
export function video(described, hasSpoiler = false) {
  const { length, ...file } = record(described);
  const shape = length ? size({ width: length, height: length }) : size(file);
  const properties = {
    class: length ? "video round" : "video",
    src: fileUrl(file),
    controls: true,
    preload: "metadata",
  };
  return covered(element("video", { ...shape, ...properties, playsinline: true, "data-testid": "video" }), hasSpoiler);
}

/** @param {unknown} described an Animation @param {boolean} [hasSpoiler] @returns {HTMLElement} */
export function animation(described, hasSpoiler = false) {
  const file = record(described);
  const shared = { ...size(file), src: fileUrl(file), class: "video", "data-testid": "animation" };
  if (words(file.mime_type).startsWith("image/"))
    return covered(element("img", { ...shared, alt: "Animation" }), hasSpoiler);
  const player = element("video", { ...shared, autoplay: true, loop: true, controls: true, playsinline: true });
  player.muted = true;
  return covered(player, hasSpoiler);
}

/** @param {unknown} described an Audio or a Voice @returns {HTMLElement} */
export function audio(described) {
  const file = record(described);
  const title = [words(file.performer), words(file.title)].filter(Boolean).join(" – ") || words(file.file_name);
  const player = element("audio", { src: fileUrl(file), controls: true, preload: "metadata" });
  return element(
    "div",
    { class: "audio", "data-testid": "audio" },
    title && element("div", { class: "audio-title" }, bdi(title)),
    player,
  );
}

/** @param {unknown} described a Document @returns {HTMLElement} */
export function documentCard(described) {
  const file = record(described);
  const name = words(file.file_name) || "File";
  const url = fileUrl(file);
  const extension = /\.(\w{1,4})$/.exec(name)?.[1];
  return element(
    url ? "a" : "div",
    { class: "document", "data-testid": "document", href: url, download: url && name, title: name },
    element("span", { class: "document-icon" }, extension ?? icon("file")),
    element(
      "span",
      { class: "document-text" },
      element("span", { class: "document-name" }, bdi(name)),
      element("span", { class: "document-size" }, [bytes(file.file_size), "Download"].filter(Boolean).join(" · ")),
    ),
  );
}

/** @param {unknown} count @returns {string} such as "3.4 MB" */
export function bytes(count) {
  if (!Number.isFinite(count) || count < 0) return "";
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), 3);
  const digits = power && count / 1000 ** power < 100 ? 1 : 0;
  return `${(count / 1000 ** power).toFixed(digits)} ${["B", "kB", "MB", "GB"][power]}`;
}

/** @param {unknown} described a Sticker @returns {HTMLElement} */
export function sticker(described) {
  const file = record(described);
  const emoji = words(file.emoji) || "🏷️";
  if (file.is_animated || file.is_video || !fileUrl(file)) return element("div", { class: "jumbo" }, emoji);
  return element("img", { class: "sticker", src: fileUrl(file), alt: emoji, ...size({ width: 256, height: 256 }) });
}

/** How many stand in each row of two to ten, as clients lay albums out. */
const ROWS = [[], [1], [2], [1, 2], [2, 2], [2, 3], [3, 3], [2, 2, 3], [2, 3, 3], [3, 3, 3], [3, 3, 4]];

/**
 * Photos and videos side by side.
 * @param {Node[]} items @param {string} name of the class
 * @param {string[]} [ids] of the messages that they stand for
 * @returns {HTMLElement}
 */
export function grid(items, name, ids = []) {
  const spans = [];
  for (let left = items.length; left > 0; left -= Math.min(left, 10))
    spans.push(...ROWS[Math.min(left, 10)].flatMap((count) => Array(count).fill(12 / count)));
  const cells = items.map((item, index) =>
    element("div", { class: `cell span-${spans[index]}`, "data-message-id": ids[index] }, item),
  );
  return element("div", { class: `grid ${name}`, "data-testid": name, "data-count": items.length }, cells);
}
