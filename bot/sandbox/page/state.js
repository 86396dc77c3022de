// What the person sees, kept up to date by the sandbox's events. Events are applied in order.

import { isService } from "./service.js";
import { Stream } from "./stream.js";

/** The thread of a forum's General topic. */
export const GENERAL = 1;
const KINDS = ["message", "edited", "deleted", "chat", "action", "draft", "answer", "inline", "profile", "switch", "gap"];
const ACTION_MS = 5_000;
const DRAFT_MS = 30_000;
const BEYOND = 2 ** 31 - 1;

/** @param {object} view a ChatView @param {object} message @returns {number|null} its topic; null where there are none */
export const threadOf = (view, message) =>
  view.chat.is_forum ? ((message.is_topic_message && message.message_thread_id) || GENERAL) : null;

export class Store {
  #listeners = new Set();
  #timers = new Map();
  #stir = 0;
  #stream;

  /** @param {import("./api.js").Control} control */
  constructor(control) {
    this.control = control;
    this.number = 0;
    this.chats = new Map();
    this.actions = new Map();
    this.drafts = new Map();
    this.connected = false;
    this.#stream = new Stream(control, KINDS, {
      last: () => this.number,
      take: (number, kind, content) => this.#take(number, kind, content),
      connection: (connected) => this.#connection(connected),
    });
  }

  /** @param {(change: {kind: string, chat?: number} & Record<string, any>) => void} listener @returns {() => void} to stop it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Read the whole state and follow the events from there. @param {boolean} [keepEarlier] keep what was scrolled back to */
  async load(keepEarlier = false) {
    const state = await this.control.look("state");
    const before = this.chats;
    Object.assign(this, { number: state.number, bot: state.bot, me: state.me, people: state.people, switches: state.switches });
    this.chats = new Map(state.chats.map((view) => [view.chat.id, { ...view, messages: recognised(before.get(view.chat.id), view) }]));
    const quietLast = [...this.chats.values()].reverse().sort((one, other) => rank(one) - rank(other));
    for (const view of quietLast) view.activity = ++this.#stir;
    if (keepEarlier) for (const [id, view] of this.chats) view.messages = earlier(before.get(id), view).concat(view.messages);
    this.#stream.follow();
    this.#emit({ kind: "state" });
  }

  /** @returns {object[]} the ChatViews, newest activity first, without groups that live on as supergroups */
  list() {
    const here = [...this.chats.values()].filter((view) => !this.chats.has(view.upgraded_to));
    return here.sort((one, other) => other.activity - one.activity);
  }

  /** @param {number} chat @returns {Promise<boolean>} whether there were messages before the first one known */
  async loadEarlier(chat) {
    const view = this.chats.get(chat);
    const before = view?.messages[0]?.message.message_id ?? BEYOND;
    const found = await this.control.look("messages", { chat, before });
    const current = this.chats.get(chat);
    const first = current?.messages[0]?.message.message_id ?? BEYOND;
    const fresh = found.filter(({ message }) => message.message_id < first);
    if (!current || fresh.length === 0) return false;
    current.messages = fresh.concat(current.messages);
    this.#emit({ kind: "earlier", chat });
    return true;
  }

  /** @param {number} chat @param {number|null} thread @returns {string|undefined} what the bot does there now */
  actionIn(chat, thread) {
    return this.actions.get(key(chat, thread));
  }

  /** @param {object} view @param {number|null} thread @returns {object[]} Shown of the messages being streamed there */
  draftsIn(view, thread) {
    const here = [...this.drafts.values()].filter((draft) => draft.chat === view.chat.id);
    return here.filter((draft) => thread === null || (draft.message_thread_id ?? GENERAL) === thread);
  }

  #connection(connected) {
    if (connected === this.connected) return;
    this.connected = connected;
    this.#emit({ kind: "connection" });
  }

  #take(number, kind, data) {
    if (kind === "gap") return this.load();
    // What one event brings about shares its number, so that the same number may come twice.
    if (number < this.number) return undefined;
    this.number = number;
    if (kind === "profile") return this.load(true);
    if (kind === "switch" && data.old_client !== this.switches.old_client) return this.load();
    this[`_${kind}`]?.(data);
    return this.#emit({ kind, ...data });
  }

  #emit(change) {
    for (const listener of this.#listeners) listener(change);
  }

  _message({ chat, shown }) {
    const view = this.chats.get(chat);
    if (!view) return;
    const thread = threadOf(view, shown.message);
    put(view.messages, shown);
    if (!isService(shown.message)) view.activity = ++this.#stir;
    if (shown.message.from?.id === this.me.id) return;
    this.#forget(this.actions, key(chat, thread));
    for (const [id, draft] of this.drafts) {
      if (draft.chat === chat && (thread ?? 0) === (thread === null ? 0 : (draft.message_thread_id ?? GENERAL))) {
        this.#forget(this.drafts, id);
      }
    }
  }

  _edited({ chat, shown }) {
    const messages = this.chats.get(chat)?.messages;
    if (messages?.[0]?.message.message_id <= shown.message.message_id) put(messages, shown);
  }

  _deleted({ chat, message_id: id }) {
    const view = this.chats.get(chat);
    if (view) view.messages = view.messages.filter(({ message }) => message.message_id !== id);
  }

  _chat({ chat, view }) {
    if (!view) return void this.chats.delete(chat);
    const before = this.chats.get(chat);
    const fresh = { messages: [], activity: before ? before.activity : ++this.#stir };
    this.chats.set(chat, { ...fresh, ...before, ...view });
    if (!before) this.loadEarlier(chat);
  }

  _action({ chat, action, message_thread_id: thread }) {
    const view = this.chats.get(chat);
    if (view) this.#lend(this.actions, key(chat, view.chat.is_forum ? (thread ?? GENERAL) : null), action, ACTION_MS, chat);
  }

  _draft(draft) {
    this.#lend(this.drafts, `${draft.chat}:${draft.draft_id}`, draft, DRAFT_MS, draft.chat);
  }

  _switch(switches) {
    this.switches = switches;
  }

  #lend(map, id, value, milliseconds, chat) {
    this.#forget(map, id);
    map.set(id, value);
    const over = () => {
      map.delete(id);
      this.#emit({ kind: "lapsed", chat });
    };
    this.#timers.set(`${map === this.drafts}${id}`, setTimeout(over, milliseconds));
  }

  #forget(map, id) {
    clearTimeout(this.#timers.get(`${map === this.drafts}${id}`));
    map.delete(id);
  }
}

const key = (chat, thread) => `${chat}/${thread ?? ""}`;

/** Chats in which nobody said anything stand below the others, the bot's own first. */
const rank = ({ messages, chat }) => (messages.some(({ message }) => !isService(message)) ? 2 : Number(chat.type === "private"));

function earlier(old, view) {
  const first = view.messages[0]?.message.message_id;
  return first && old ? old.messages.filter(({ message }) => message.message_id < first) : [];
}

/** The view's messages; those that are as they were are the same objects, so that what shows them may stay. */
function recognised(old, view) {
  const known = new Map(old?.messages.map((shown) => [shown.message.message_id, shown]));
  return view.messages.map((shown) => {
    const before = known.get(shown.message.message_id);
    return before && JSON.stringify(before) === JSON.stringify(shown) ? before : shown;
  });
}

/** Put a message where its number says, in place of the one that has it. */
function put(messages, shown) {
  const id = shown.message.message_id;
  let place = messages.length;
  while (place > 0 && messages[place - 1].message.message_id > id) place -= 1;
  const same = messages[place - 1]?.message.message_id === id;
  messages.splice(same ? place - 1 : place, same ? 1 : 0, shown);
}
