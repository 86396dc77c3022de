import { element } from "./elements.js";

/**
 * @typedef {{label: string, act: () => unknown, testid?: string, icon?: Node, danger?: boolean}} Item
 */

/**
 * A menu that pops up at a point or below an element, inside the window. Arrows move, Escape closes.
 * @param {Item[]} items
 * @param {{x: number, y: number}|HTMLElement} where
 */
export function openMenu(items, where) {
  const opener = document.activeElement;
  const menu = element("div", { class: "menu", role: "menu", popover: "auto" });
  const choose = (act) => () => {
    menu.hidePopover();
    return act();
  };
  for (const { label, act, testid, icon, danger } of items) {
    const properties = { type: "button", role: "menuitem", class: danger && "danger", "data-testid": testid };
    menu.append(element("button", { ...properties, click: choose(act) }, icon, label));
  }
  menu.addEventListener("keydown", (event) => step(event, [...menu.children]));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    menu.remove();
    if (document.activeElement === document.body) opener?.focus?.();
  });
  document.body.append(menu);
  menu.showPopover();
  settle(menu, where);
  menu.firstElementChild?.focus({ preventScroll: true });
}

function settle(menu, where) {
  const { width, height } = menu.getBoundingClientRect();
  const below = where instanceof HTMLElement ? where.getBoundingClientRect() : null;
  const left = below ? below.right - width : where.x;
  const top = below ? below.bottom + 4 : where.y;
  menu.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
}

function step(event, buttons) {
  const place = buttons.indexOf(document.activeElement);
  const targets = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 };
  if (!(event.key in targets)) return;
  event.preventDefault();
  buttons.at(targets[event.key] % buttons.length).focus();
}
