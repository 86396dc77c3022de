/**
 * What depends on the width that a message is given: whether a folded quotation hides anything, whether a formula is
 * too wide.
 */

const seen = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));

/** Keeps an element of a message fitted for as long as it is shown. @param {HTMLElement} root @returns {HTMLElement} */
export function fitted(root) {
  seen.observe(root);
  return root;
}

function fit(root) {
  for (const quote of root.querySelectorAll(".foldable.folded")) {
    const { scrollHeight, clientHeight } = quote.querySelector(".quoted");
    quote.classList.toggle("short", scrollHeight <= clientHeight + 2);
  }
  for (const formula of root.querySelectorAll(".formula.inline")) {
    const width = formula.firstElementChild?.getBoundingClientRect().width ?? 0;
    formula.classList.toggle("wide", width > root.clientWidth);
  }
}
