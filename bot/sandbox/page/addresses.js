// Telegram's own links, which lead to a place on the page instead of out of it.

import { avatar } from "./dom.js";
import { safeUrl } from "./links.js";
import { isAdmin, isInside, titleOf } from "./naming.js";
import { confirmBox, pickBox } from "./toasts.js";

const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Follow a link within the sandbox.
 * @param {import("./app.js").Page} page
 * @param {string} url
 * @returns {Promise<boolean>} false when it leads to the web
 */
export async function followLink(page, url) {
  const address = safeUrl(url);
  if (!address) page.toasts.show(`This leads nowhere: ${url}`);
  else if (address.protocol === "tg:") page.toasts.show(`A link within Telegram: ${url}`);
  else if (!address.protocol.startsWith("http")) page.toasts.show(url);
  else if (HOSTS.has(address.hostname)) await followName(page, address);
  else return false;
  return true;
}

async function followName(page, address) {
  const { store } = page;
  const [name, ...rest] = address.pathname.split("/").filter(Boolean);
  const query = address.searchParams;
  if (name === "share") return share(page, [query.get("url"), query.get("text")].filter(Boolean).join("\n"));
  if (name === "c") return followId(page, ...rest.map(Number));
  if (same(name, store.bot.username)) return meetBot(page, query);
  const view = store.list().find(({ chat }) => chat.type !== "private" && same(chat.username, name));
  if (!view) return page.toasts.show(`There is no @${name ?? ""} in this sandbox.`);
  page.go(view.chat.id);
  return rest.length ? page.history.jump(Number(rest.at(-1))) : undefined;
}

/** A place in a chat without a name: a forum's topic, or a message. */
function followId(page, chat, place) {
  const view = page.store.chats.get(Number(`-100${chat}`));
  if (!view) return page.toasts.show("You are not in that chat.");
  const isTopic = view.topics.some(({ thread }) => thread === place);
  if (isTopic) return page.go(view.chat.id, place);
  page.go(view.chat.id);
  return place ? page.history.jump(place) : undefined;
}

async function meetBot(page, query) {
  if (query.has("startgroup")) return startGroup(page, query.get("startgroup"));
  if (query.has("startchannel")) return startChannel(page);
  const start = query.get("start");
  page.go(page.store.me.id);
  return start && PAYLOAD.test(start) ? page.control.act("say", { chat: page.store.me.id, text: `/start ${start}` }) : undefined;
}

/** Add the bot to a channel of one's own, as an administrator. */
async function startChannel(page) {
  const { store, control } = page;
  const channels = store.list().filter(({ chat, me }) => chat.type === "channel" && isAdmin(me));
  const view = await choose(page, "Add the bot to a channel", channels);
  if (!view) return;
  if (isInside(view.bot)) await control.act("promote", { chat: view.chat.id, member: store.bot.id });
  else await control.act("add-bot", { chat: view.chat.id });
}

/** Add the bot to a group, if it is not there, and start it with the payload, if there is one. */
async function startGroup(page, payload) {
  const { store, control } = page;
  const groups = store.list().filter(({ chat, me }) => chat.type.endsWith("group") && isInside(me));
  const view = await choose(page, "Add the bot to a group", groups);
  if (!view) return;
  if (!isInside(view.bot)) await control.act("add-bot", { chat: view.chat.id });
  page.go(view.chat.id);
  if (PAYLOAD.test(payload)) await control.act("say", { chat: view.chat.id, text: `/start@${store.bot.username} ${payload}` });
}

async function share(page, text) {
  const view = await choose(page, "Send to", page.store.list().filter(({ me }) => isInside(me)));
  if (!view) return;
  page.go(view.chat.id);
  page.composer.fill(text);
}

/**
 * A button wants an inline query, in this chat or in one that the person chooses.
 * @param {import("./app.js").Page} page @param {string} query @param {boolean} here
 */
export async function inviteInline(page, query, here) {
  const view = here ? page.view : await choose(page, "Choose a chat", page.store.list().filter(({ me }) => isInside(me)));
  if (!view) return;
  if (!here) page.go(view.chat.id);
  page.composer.fill(`@${page.store.bot.username} ${query}`);
}

/**
 * @param {import("./app.js").Page} page @param {string} title @param {object[]} views ChatViews
 * @returns {Promise<object|undefined>}
 */
export function choose(page, title, views) {
  const named = views.map((view) => ({ view, name: titleOf(view, page.store.bot) }));
  return pickBox(title, named.map(({ view, name }) => ({ label: name, value: view, picture: avatar(name, view.chat.id, "small") })));
}

/** Block the bot, after a question. @param {import("./app.js").Page} page */
export async function blockBot(page) {
  const sure = { title: "Stop and block the bot?", text: "It can no longer write to you.", yes: "Block", danger: true };
  if (await confirmBox(sure)) await page.control.act("block");
}

const same = (one, other) => Boolean(one) && one.toLowerCase() === (other ?? "").toLowerCase();
