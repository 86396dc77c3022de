import { copy } from "./context.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { isAdmin } from "./naming.js";
import { confirmBox } from "./toasts.js";

const HOLD_MS = 500;

/**
 * Opens a message's menu on a right click, the menu key, or a long touch.
 * @param {import("./app.js").Page} page
 * @param {HTMLElement} scroller holds the messages
 */
export function messageMenu(page, scroller) {
  const open = (target, where) => {
    const id = Number(target.closest("[data-message-id]")?.dataset.messageId);
    const shown = page.view?.messages.find(({ message }) => message.message_id === id);
    if (shown) openMenu(itemsFor(page, shown), where);
    return Boolean(shown);
  };
  scroller.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, input, textarea") || !getSelection().isCollapsed) return;
    if (open(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault();
  });
  let held = 0;
  scroller.addEventListener("touchstart", ({ target, touches: [touch] }) => {
    held = setTimeout(() => open(target, { x: touch.clientX, y: touch.clientY }), HOLD_MS);
  }, { passive: true });
  for (const end of ["touchend", "touchmove", "touchcancel"]) {
    scroller.addEventListener(end, () => clearTimeout(held), { passive: true });
  }
}

function itemsFor(page, { message }) {
  const text = message.text ?? message.caption;
  const isOwn = message.from?.id === page.store.me.id;
  const items = [{ testid: "message-reply", label: "Reply", icon: icon("reply"), act: () => page.composer.replyTo(message) }];
  if (text) items.push({ testid: "message-copy", label: "Copy text", icon: icon("copy"), act: () => copy(page, text) });
  if (isOwn && text !== undefined) {
    items.push({ testid: "message-edit", label: "Edit", icon: icon("edit"), act: () => page.composer.edit(message) });
  }
  if (isOwn || (page.view.chat.type !== "private" && isAdmin(page.view.me))) {
    items.push({ testid: "message-delete", label: "Delete", icon: icon("trash"), danger: true, act: () => erase(page, message) });
  }
  return items;
}

async function erase(page, message) {
  const question = { title: "Delete message?", text: "It goes for everybody in the chat.", yes: "Delete", danger: true };
  if (!(await confirmBox(question))) return;
  await page.control.act("delete", { chat: message.chat.id, message_id: message.message_id });
}
