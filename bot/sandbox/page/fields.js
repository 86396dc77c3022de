import { element } from "./elements.js";

/**
 * A labelled input.
 * @param {string} label
 * @param {Parameters<typeof element>[1]} [properties] of the input
 * @returns {{row: HTMLElement, input: HTMLInputElement}}
 */
export function field(label, properties = {}) {
  const input = element("input", { class: "input", autocomplete: "off", ...properties });
  return { row: element("label", { class: "field" }, element("span", {}, label), input), input };
}

/**
 * A labelled choice from a list.
 * @param {string} label
 * @param {(string|[string, string])[]} choices values, or values with what is shown for them
 * @param {Parameters<typeof element>[1]} [properties]
 * @returns {{row: HTMLElement, input: HTMLSelectElement}}
 */
export function choice(label, choices, properties = {}) {
  const options = choices.map((one) => (Array.isArray(one) ? one : [one, one]));
  const input = element("select", { class: "input", ...properties }, options.map(([value, shown]) => element("option", { value }, shown)));
  return { row: element("label", { class: "field" }, element("span", {}, label), input), input };
}

/**
 * A switch.
 * @param {string} label
 * @param {string} hint what it does, in a line
 * @param {Parameters<typeof element>[1]} [properties] of the checkbox
 * @returns {{row: HTMLElement, input: HTMLInputElement}}
 */
export function toggle(label, hint, properties = {}) {
  const input = element("input", { type: "checkbox", role: "switch", class: "switch", ...properties });
  const words = element("span", { class: "words" }, element("b", {}, label), hint && element("small", {}, hint));
  return { row: element("label", { class: "toggle" }, words, input), input };
}
