import { blockBot } from "./addresses.js";
import { showInfo } from "./chatinfo.js";
import { field } from "./fields.js";
import { icon } from "./icons.js";
import { isAdmin, isInside, rules, topicsOf } from "./naming.js";
import { confirmBox, formBox } from "./toasts.js";

/**
 * What the person can do with the chat: the items of the menu at its top right.
 * @param {import("./app.js").Page} page
 * @returns {import("./menus.js").Item[]}
 */
export function chatMenu(page) {
  const { view } = page;
  const info = item("info", "Chat info", "info", () => showInfo(page));
  return [info, ...(view.chat.type === "private" ? privateItems(page) : [...topicItems(page), ...crowdItems(page)])];
}

const item = (testid, label, sign, act, danger = false) => ({ testid: `menu-${testid}`, label, icon: icon(sign), act, danger });

function privateItems(page) {
  if (page.view.bot === "kicked") return [item("unblock", "Unblock the bot", "check", () => page.control.act("unblock"))];
  return [item("block", "Block the bot", "stop", () => blockBot(page), true)];
}

function crowdItems(page) {
  const { view } = page;
  const chat = view.chat.id;
  const act = (name, fields = {}) => () => page.control.act(name, { chat, ...fields });
  const bot = page.store.bot.id;
  const kind = view.chat.type === "channel" ? "channel" : "group";
  const items = [];
  const governs = rules(view);
  if (governs && isAdmin(view.bot)) items.push(item("demote-bot", "Dismiss the bot as admin", "down", act("demote", { member: bot })));
  if (governs && view.bot === "member") items.push(item("promote-bot", "Make the bot an admin", "up", act("promote", { member: bot })));
  if (governs && isInside(view.bot)) items.push(item("remove-bot", "Remove the bot", "trash", act("remove-bot"), true));
  if (isInside(view.me) && !isInside(view.bot)) items.push(item("add-bot", "Add the bot", "plus", act("add-bot")));
  if (governs && view.chat.type === "group") items.push(item("upgrade", "Upgrade to supergroup", "bolt", () => upgrade(page, chat)));
  if (isInside(view.me)) items.push(item("leave", `Leave the ${kind}`, "exit", act("leave"), true));
  else items.push(item("join", `Join the ${kind}`, "plus", act("join")));
  return items;
}

function topicItems(page) {
  const { view, place } = page;
  const topic = topicsOf(view).find(({ thread }) => thread === place.thread);
  if (!topic || !rules(view)) return [];
  const act = (name) => () => page.control.act(name, { chat: view.chat.id, thread: topic.thread });
  const items = [item("open-topic", "New topic", "plus", () => openTopic(page))];
  if (topic.closed) items.push(item("reopen-topic", "Reopen the topic", "check", act("reopen-topic")));
  else items.push(item("close-topic", "Close the topic", "lock", act("close-topic")));
  const erase = () => deleteTopic(topic, act("delete-topic"));
  if (topic.thread !== 1) items.push(item("delete-topic", "Delete the topic", "trash", erase, true));
  return items;
}

async function deleteTopic(topic, act) {
  const text = `“${topic.name}” and all that was said in it go for everybody.`;
  if (await confirmBox({ title: "Delete the topic?", text, yes: "Delete", danger: true })) await act();
}

async function upgrade(page, chat) {
  const made = await page.control.act("upgrade", { chat });
  page.go(made.chat);
}

/** Ask for a name and open a topic. @param {import("./app.js").Page} page */
export async function openTopic(page) {
  const name = field("Name", { required: true, maxlength: 128, placeholder: "Robotics" });
  const chosen = await formBox({ title: "New topic", yes: "Create", body: [name.row], read: () => name.input.value.trim() });
  if (chosen) await page.control.act("open-topic", { chat: page.view.chat.id, name: chosen });
}
