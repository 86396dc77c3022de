/**
 * Formulas. The server turns LaTeX into MathML; what arrives is parsed as XML and copied element by element, so that
 * only the names listed here reach the page: no links, no styles, no handlers, nothing but MathML.
 */

import { element, words } from "./elements.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";
const DEEPEST = 80;
const ELEMENTS = new Set(
  (
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup " +
    "msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "accent accentunder bevelled columnalign columnlines columnspacing columnspan denomalign depth dir " +
    "displaystyle fence form frame height largeop linethickness lspace mathbackground mathcolor mathsize " +
    "mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines rowspacing rowspan rspace " +
    "scriptlevel separator stretchy symmetric voffset width"
  ).split(" "),
);
/**
 * Declarations, what XML cannot hold, and the attributes that the page's policy would complain of though nothing
 * runs.
 */
const UNWANTED = /<[!?]|[\0-\x08\v\f\x0e-\x1f]|<[^>]*\s(?:on\w*|style)\s*=/i;
const VALUE = /^[\w#%.+\- ]{0,60}$/;

/**
 * @param {unknown} expression the LaTeX, shown as it stands if there is no MathML
 * @param {Record<string, string>} formulas MathML by LaTeX
 * @param {boolean} [block] a formula on a line of its own
 * @returns {HTMLElement}
 */
export function renderFormula(expression, formulas, block = false) {
  const latex = words(expression);
  const source = Object.hasOwn(formulas, latex) ? formulas[latex] : null;
  const shown = parsed(source, block) ?? element("code", { class: "latex" }, latex);
  const kind = block ? "formula block" : "formula inline";
  return element(
    block ? "div" : "span",
    { class: kind, "data-testid": "formula", title: latex, tabindex: block ? 0 : null },
    shown,
  );
}

/** @returns {Element | null} null unless `source` is a MathML document */
function parsed(source, block) {
  if (typeof source !== "string" || !source.startsWith("<math") || UNWANTED.test(source)) return null;
  const root = new DOMParser().parseFromString(source, "application/xml").documentElement;
  if (root.localName !== "math" || root.namespaceURI !== MATHML || root.querySelector("parsererror")) return null;
  const math = copied(root, 0);
  math.setAttribute("display", block ? "block" : "inline");
  return math;
}

function copied(node, depth) {
  const made = document.createElementNS(MATHML, node.localName);
  for (const { namespaceURI, name, value } of node.attributes)
    if (namespaceURI === null && ATTRIBUTES.has(name) && VALUE.test(value)) made.setAttribute(name, value);
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) made.append(words(child.data));
    else if (allowed(child) && depth < DEEPEST) made.append(copied(child, depth + 1));
  }
  return made;
}

function allowed(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.namespaceURI === MATHML && ELEMENTS.has(node.localName);
}
