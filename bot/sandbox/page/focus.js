const STOPS = "button, a[href], summary, [tabindex]";

/** Keeps the focus where it was on a message when the message is made anew, for those who use the keyboard alone. */
export class KeptFocus {
  #held = null;

  /**
   * @param {HTMLElement} rows each named by `data-row`
   * @param {HTMLElement} otherwise takes the focus when the row is gone
   */
  constructor(rows, otherwise) {
    this.rows = rows;
    this.otherwise = otherwise;
    document.addEventListener("focusin", ({ target }) => this.#note(target));
    document.addEventListener("pointerdown", ({ target }) => !target.closest("dialog") && (this.#held = null), { capture: true });
    // A dialog gives the focus back to what had it, which may be gone; that shows only after its own listeners ran.
    document.addEventListener("close", () => setTimeout(() => this.restore()), { capture: true });
  }

  /** Give the focus to what stands in the place of what had it, unless it is elsewhere. */
  restore() {
    if (!this.#held || this.#held.node.isConnected || document.activeElement !== document.body) return;
    const { row, callback, place } = this.#held;
    const stops = stopsOf([...this.rows.children].find((one) => one.dataset.row === row));
    const same = stops.find((stop) => callback !== undefined && stop.dataset.callback === callback);
    (same ?? stops[Math.min(place, stops.length - 1)] ?? this.otherwise).focus({ preventScroll: true });
  }

  #note(node) {
    if (node.closest("dialog, [popover]")) return;
    const row = this.rows.contains(node) && node.closest("[data-row]");
    const place = row ? stopsOf(row).indexOf(node) : -1;
    this.#held = place < 0 ? null : { node, row: row.dataset.row, callback: node.dataset.callback, place };
  }
}

const stopsOf = (row) => [...(row?.querySelectorAll(STOPS) ?? [])];
