/**
 * How elements are made. What people and bots wrote becomes text nodes and attribute values, never markup: nothing
 * here or elsewhere in the page parses HTML.
 */

/** @typedef {Node | string | false | null | undefined | Child[]} Child */

/**
 * @param {string} name the element's tag
 * @param {Record<string, string | number | boolean | null | undefined | EventListener>} [properties] attributes; a
 *   function listens to the event of that name, true stands for an empty attribute, false, null and undefined for none
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, String(value));
  }
  made.append(...shown(children));
  return made;
}

/** @param {...Child} children @returns {DocumentFragment} */
export function fragment(...children) {
  const made = document.createDocumentFragment();
  made.append(...shown(children));
  return made;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function shown(children) {
  return children.flat(Infinity).filter((child) => child != null && child !== false && child !== "");
}

/**
 * A string whatever `value` is, as long as the given one; NUL is made visible.
 * @param {unknown} value
 * @returns {string}
 */
export function words(value) {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : "";
}

/** @param {unknown} value @returns {any[]} */
export function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value @returns {Record<string, any>} */
export function record(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** A whole number within bounds. @param {unknown} value @returns {number} */
export function bounded(value, least, most, otherwise = least) {
  return Number.isInteger(value) ? Math.min(Math.max(value, least), most) : otherwise;
}

/** A name that cannot reorder what stands around it. @param {unknown} name @returns {HTMLElement} */
export function bdi(name) {
  return element("bdi", {}, words(name));
}

/** @param {unknown} user a User, or a Chat @returns {string} */
export function nameOf(user) {
  const { title, first_name: first, last_name: last, username } = record(user);
  return words(title) || [words(first), words(last)].filter(Boolean).join(" ") || words(username) || "Unknown";
}

/**
 * Lets a mouse and the keyboard press an element that is no button.
 * @param {HTMLElement} node @param {(event: Event) => void} act @param {string} [role] @returns {HTMLElement}
 */
export function pressable(node, act, role = "button") {
  node.setAttribute("role", role);
  node.tabIndex = 0;
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    act(event);
  });
  return node;
}
