import { button } from "./dom.js";
import { element } from "./elements.js";
import { isAdmin, isInside, isNew, topicsOf } from "./naming.js";

/**
 * What stands in the place of the input when the person cannot write.
 * @param {import("./app.js").Page} page
 * @returns {HTMLElement[]} nothing when they can
 */
export function footOf(page) {
  const { view } = page;
  if (view.upgraded_to) return upgraded(page, view);
  if (view.chat.type === "private") return privateFoot(page, view);
  const chat = view.chat.id;
  if (view.me === "kicked") return [note("You were removed from this chat")];
  if (!isInside(view.me)) return [wide("Join", "join", () => page.control.act("join", { chat }))];
  if (view.chat.type === "channel") return isAdmin(view.me) ? [] : [note("Only administrators can post here")];
  const topic = topicsOf(view).find(({ thread }) => thread === page.place.thread);
  return topic?.closed && !isAdmin(view.me) ? [note("This topic is closed")] : [];
}

function privateFoot(page, view) {
  const start = () => page.control.act("say", { chat: view.chat.id, text: "/start" });
  if (view.bot === "kicked") {
    const restart = () => page.control.act("unblock").then(start);
    return [wide("Unblock", "unblock", () => page.control.act("unblock")), wide("Restart bot", "restart", restart)];
  }
  return isNew(view) ? [wide("Start", "start", start, "primary")] : [];
}

const upgraded = (page, view) => [wide("Open the supergroup", "open-supergroup", () => page.go(view.upgraded_to))];

const wide = (label, testid, act, kind = "") => button(label, { class: `wide-button ${kind}`, "data-testid": testid, click: act });

const note = (text) => element("p", { class: "foot-note" }, text);
