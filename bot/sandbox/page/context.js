import { followLink, inviteInline } from "./addresses.js";
import { setWaiting } from "./message.js";
import { alertBox, confirmBox } from "./toasts.js";

/**
 * What a message may ask of the page.
 * @param {import("./app.js").Page} page
 * @param {object} view the ChatView it stands in
 * @param {import("./history.js").History} history
 * @param {object} shown
 * @returns {object} the context that `renderMessage` takes
 */
export function messageContext(page, view, history, shown) {
  // What is still being made has no number by which it could be pressed or answered.
  const stands = shown.message.message_id > 0;
  const { me, bot, people } = page.store;
  const isRich = Boolean(shown.message.rich_message);
  const chat = view.chat.id;
  return {
    me,
    bot,
    people,
    chat: view.chat,
    now: () => Date.parse(page.store.switches.clock),
    onPress: stands && ((messageId, data) => press(page, history, { chat, message_id: messageId, data })),
    onUrl: (url, isHidden) => openUrl(page, url, isRich && isHidden),
    onCommand: (text) => page.control.act("say", { chat, text, thread: page.thread }),
    onCopy: (text) => copy(page, text),
    onInline: (query, here) => inviteInline(page, query, here),
    onReply: stands && ((message) => page.composer.replyTo(message.message ?? message)),
    onShowMessage: (id) => history.jump(id),
  };
}

/** @param {import("./app.js").Page} page @param {string} text */
export async function copy(page, text) {
  try {
    await navigator.clipboard.writeText(text);
    page.toasts.show("Copied to the clipboard.");
  } catch {
    page.toasts.show("The browser does not let this page copy.", "wrong");
  }
}

async function openUrl(page, url, isRich) {
  if (await followLink(page, url)) return;
  const question = { title: "Open this link?", text: url, yes: "Open" };
  if (isRich && !(await confirmBox(question))) return;
  window.open(url, "_blank", "noopener,noreferrer");
}

const PATIENCE_MS = 30_000;

/** Press a button, which waits until the bot answers; Telegram's clients lose patience too. Only who pressed hears the answer. */
async function press(page, history, fields) {
  const shown = () => history.element.querySelector(`[data-message-id="${fields.message_id}"]`);
  const wait = (waiting) => shown() && setWaiting(shown(), fields.data, waiting);
  const answers = new Map();
  let heard = () => {};
  const stop = page.store.subscribe((change) => {
    if (change.kind !== "answer") return;
    answers.set(change.query_id, change);
    heard();
  });
  wait(true);
  try {
    const { query_id: id } = await page.control.act("press", fields);
    await new Promise((resolve) => {
      heard = () => answers.has(id) && resolve();
      heard();
      setTimeout(resolve, PATIENCE_MS);
    });
    tell(page, answers.get(id));
  } finally {
    stop();
    wait(false);
  }
}

async function tell(page, { text, show_alert: isAlert, url } = {}) {
  if (url) await followLink(page, url);
  if (text && isAlert) await alertBox(text, page.store.bot.first_name);
  else if (text) page.toasts.show(text);
}
