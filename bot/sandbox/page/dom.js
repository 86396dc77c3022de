import { element } from "./elements.js";

/**
 * A button of type "button".
 * @param {string} label what a screen reader says, and the tooltip when there are no words on it
 * @param {Parameters<typeof element>[1]} properties
 * @param {...import("./elements.js").Child} children what it shows; the label itself when there are none
 * @returns {HTMLElement}
 */
export function button(label, properties, ...children) {
  const named = children.length ? { "aria-label": label, title: label } : {};
  return element("button", { type: "button", ...named, ...properties }, ...(children.length ? children : [label]));
}

const HUES = 7;

/**
 * A round picture with initials; the colour stays the same for an id.
 * @param {string} name
 * @param {number} id
 * @param {string} [size] "small" or "large"
 * @returns {HTMLElement}
 */
export function avatar(name, id, size = "") {
  const found = name.split(/[\s_-]+/u).filter(Boolean);
  const initials = found.slice(0, 2).map((word) => [...word][0].toUpperCase());
  const look = { class: `avatar hue-${Math.abs(id) % HUES} ${size}`.trim(), "aria-hidden": "true" };
  return element("span", look, initials.join("") || "?");
}

/**
 * Put the nodes in the parent in this order, leaving those that already stand right where they are.
 * @param {Element} parent
 * @param {Node[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, place) => {
    if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] ?? null);
  });
}

const shown = new WeakMap();

/**
 * Fill the parent anew when what it shows has changed; else its children stay, with the focus and a press that is under way.
 * @param {Element} parent
 * @param {unknown} subject what it shows, as JSON can tell it
 * @param {() => Iterable<Node>} make
 */
export function renew(parent, subject, make) {
  const signature = JSON.stringify(subject);
  if (shown.get(parent) === signature) return;
  shown.set(parent, signature);
  parent.replaceChildren(...make());
}
