/** Slides one at a time: swiped, turned by arrows or by the keyboard, or picked by a dot. */

import { element } from "./elements.js";
import { icon } from "./icons.js";

/** @param {Node[]} slides @returns {HTMLElement} */
export function slideshow(slides) {
  const frames = slides.map((slide, at) => frame(slide, at, slides.length));
  const track = element("div", { class: "track" }, frames);
  const dots = slides.map((_, at) => arrow("dot", `Slide ${at + 1}`, null, () => show(at)));
  const previous = arrow("previous", "Previous slide", "left", () => show(current - 1));
  const next = arrow("next", "Next slide", "right", () => show(current + 1));
  const count = element("span", { class: "slide-count" });
  let current = 0;

  const show = (wanted) => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const at = Math.min(Math.max(wanted, 0), slides.length - 1);
    track.scrollTo({ left: at * track.clientWidth, behavior: still ? "auto" : "smooth" });
    arrive(at);
  };
  const arrive = (at) => {
    current = at;
    previous.disabled = at <= 0;
    next.disabled = at >= slides.length - 1;
    dots.forEach((dot, place) => dot.setAttribute("aria-current", String(place === at)));
    frames.forEach((each, place) => (each.inert = place !== at));
    count.textContent = slides.length ? `${at + 1} / ${slides.length}` : "";
  };
  track.addEventListener("scrollend", () => arrive(Math.round(track.scrollLeft / Math.max(track.clientWidth, 1))));
  arrive(0);

  const properties = {
    class: "slideshow",
    role: "group",
    "aria-roledescription": "slideshow",
    "aria-label": "Slideshow",
  };
  const root = element("div", { ...properties, tabindex: 0, dir: "ltr", "data-testid": "slideshow" }, track);
  if (slides.length > 1) root.append(previous, next, count, element("div", { class: "dots" }, dots));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    show(current + (event.key === "ArrowRight" ? 1 : -1));
  });
  return root;
}

function frame(slide, at, count) {
  const label = `Slide ${at + 1} of ${count}`;
  return element("div", { class: "slide", role: "group", "aria-label": label, "data-testid": "slide" }, slide);
}

function arrow(name, label, sign, act) {
  const look = { type: "button", class: name, "aria-label": label, "data-testid": name };
  return element("button", { ...look, click: act }, sign && icon(sign));
}
