/**
 * Places within one message: anchors, and references with the links that lead to them. They are known by name in the
 * message's own maps and have no ids, so that no message can name a place of another one or of the page.
 */

import { element, pressable, words } from "./elements.js";

/** @typedef {{anchors: Map<string, HTMLElement>, references: Map<string, HTMLElement>}} Places */

/** @returns {Places} */
export function noPlaces() {
  return { anchors: new Map(), references: new Map() };
}

/**
 * @param {HTMLElement} node
 * @param {Map<string, HTMLElement>} places
 * @param {unknown} name the first of a name counts
 */
function keep(node, places, name) {
  if (!places.has(words(name))) places.set(words(name), node);
  node.tabIndex = -1;
  return node;
}

/** @param {unknown} name @param {object} scope @param {string} [tag] @returns {HTMLElement} */
export function anchor(name, scope, tag = "span") {
  return keep(element(tag, { class: "anchor", "data-testid": "anchor" }), scope.places.anchors, name);
}

/** @param {unknown} name @param {import("./elements.js").Child} inner @param {object} scope @returns {HTMLElement} */
export function reference(name, inner, scope) {
  const node = element("span", { class: "reference", "data-testid": "reference" }, inner);
  return keep(node, scope.places.references, name);
}

/** A link to an anchor; without a name it leads to the top. @returns {HTMLElement} */
export function anchorLink(name, inner, scope) {
  const node = element("span", { class: "link", "data-testid": "anchor-link" }, inner);
  const { anchors, references } = scope.places;
  const place = () =>
    words(name) ? (anchors.get(words(name)) ?? references.get(words(name))) : node.closest("article");
  return pressable(node, () => jump(place()), "link");
}

/** A link to a reference, which then shows a way back. @returns {HTMLElement} */
export function referenceLink(name, inner, scope) {
  const node = element("span", { class: "link reference-link", "data-testid": "reference-link" }, inner);
  const { anchors, references } = scope.places;
  return pressable(
    node,
    () => {
      const target = references.get(words(name)) ?? anchors.get(words(name));
      if (!target) return;
      target.querySelector(":scope > .way-back")?.remove();
      target.append(wayBack(node));
      jump(target);
    },
    "link",
  );
}

function wayBack(to) {
  const back = element("button", { type: "button", class: "way-back", "aria-label": "Back", title: "Back" }, "↩");
  back.addEventListener("click", () => {
    jump(to);
    back.remove();
  });
  return back;
}

/**
 * Shows a place, opening what is folded around it, and marks it for a moment.
 * @param {HTMLElement | undefined} place
 */
export function jump(place) {
  if (!place) return;
  for (let around = place; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
    if (around.matches(".foldable.folded")) around.querySelector(".fold").click();
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({
    block: place.tagName === "ARTICLE" ? "start" : "center",
    behavior: still ? "auto" : "smooth",
  });
  if (place.tagName === "ARTICLE") return;
  place.focus({ preventScroll: true });
  place.classList.remove("arrived");
  requestAnimationFrame(() => place.classList.add("arrived"));
  place.addEventListener("animationend", () => place.classList.remove("arrived"), { once: true });
}
