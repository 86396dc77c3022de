import { avatar, button, renew } from "./dom.js";
import { element, nameOf } from "./elements.js";
import { hueOf, isAdmin, isInside, rules, subtitleOf, titleOf } from "./naming.js";
import { dialog } from "./toasts.js";

const STANDING = { creator: "owner", administrator: "admin", member: "", left: "left", kicked: "removed" };

/** Who is in the chat, and who rules it; follows the changes while it is open. @param {import("./app.js").Page} page */
export async function showInfo(page) {
  const chat = page.view.chat.id;
  const body = element("div", { class: "info" });
  const update = () => {
    const view = page.store.chats.get(chat);
    if (view) renew(body, { ...view, messages: null, activity: null }, () => contents(page, view));
  };
  update();
  const stop = page.store.subscribe(update);
  const done = button("Done", { class: "text-button", click: (event) => event.target.closest("dialog").close() });
  await dialog({ testid: "chat-info", title: "Chat info", body: [body], actions: [done] });
  stop();
}

function contents(page, view) {
  const { bot } = page.store;
  const title = titleOf(view, bot);
  const head = element(
    "div",
    { class: "info-head" },
    avatar(title, hueOf(view, bot), "large"),
    element("div", {}, element("bdi", { class: "title" }, title), element("small", {}, subtitleOf(view))),
  );
  const facts = [["Kind", kindOf(view.chat)], ["Id", String(view.chat.id)], ["Username", view.chat.username && `@${view.chat.username}`]];
  const list = facts.filter(([, value]) => value).map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
  const members = view.chat.type === "private" ? [] : view.members.filter(({ status }) => isInside(status));
  const about = view.chat.type === "private" ? [bot.description || bot.short_description] : [];
  return [
    head,
    ...about.filter(Boolean).map((text) => element("p", { class: "about" }, text)),
    element("dl", {}, list),
    ...members.map((member) => memberRow(page, view, member)),
  ];
}

const kindOf = (chat) => (chat.is_forum ? "forum" : chat.type);

function memberRow(page, view, { user, status, anonymous }) {
  const standing = [STANDING[status] ?? status, anonymous ? "anonymous" : ""].filter(Boolean).join(", ");
  const name = element("span", { class: "words" }, element("bdi", {}, nameOf(user)), element("small", {}, standing || "member"));
  const act = (name_, label, fields = {}) => {
    const send = () => page.control.act(name_, { chat: view.chat.id, member: user.id, ...fields });
    return button(label, { class: "soft-button", "data-testid": `${name_}-${user.id}`, click: send });
  };
  const changes = [];
  if (rules(view) && isInside(status) && status !== "creator") {
    if (isAdmin(status)) changes.push(act("demote", "Remove admin"));
    else changes.push(act("promote", "Make admin"));
    if (!isAdmin(status) && !user.is_bot) changes.push(anonymousButton(page, view, user));
  }
  return element("div", { class: "member" }, avatar(nameOf(user), user.id, "small"), name, changes);
}

function anonymousButton(page, view, user) {
  const send = () => page.control.act("promote", { chat: view.chat.id, member: user.id, anonymous: true });
  return button("Anonymous", { class: "soft-button", title: "Make an admin who speaks as the group", click: send });
}
