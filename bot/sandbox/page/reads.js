import { isInside } from "./naming.js";
import { threadOf } from "./state.js";

/** How far a person has read each chat and topic; kept by the browser tab, apart for each person. */
export class Reads {
  /** @param {Storage} storage @param {number} me */
  constructor(storage, me) {
    this.me = me;
    this.storage = storage;
    this.key = `read:${me}`;
    this.last = new Map(Object.entries(JSON.parse(storage.getItem(this.key) ?? "{}")));
  }

  /** @param {number} chat @param {number|null} thread @returns {number} the latest message read, 0 for none */
  upTo(chat, thread) {
    return this.last.get(place(chat, thread)) ?? 0;
  }

  /**
   * The person has seen everything up to a message.
   * @param {number} chat @param {number|null} thread @param {number} message
   * @returns {boolean} whether that is news
   */
  mark(chat, thread, message) {
    if (message <= this.upTo(chat, thread)) return false;
    this.last.set(place(chat, thread), message);
    this.#save();
    return true;
  }

  /**
   * Take back what cannot have been read: a sandbox that was started anew counts its messages from 1 again.
   * @param {Map<number, object>} chats ChatViews by their ids
   */
  settle(chats) {
    for (const [where, last] of this.last) {
      const newest = chats.get(Number(where.split("/")[0]))?.messages.at(-1)?.message.message_id ?? 0;
      this.last.set(where, Math.min(last, newest));
    }
    this.#save();
  }

  /**
   * What others wrote and the person has not seen, where they are a member.
   * @param {object} view a ChatView
   * @param {number|null} [thread] only this topic
   * @returns {object[]} of Shown, oldest first
   */
  unread(view, thread) {
    if (!isInside(view.me)) return [];
    return view.messages.filter(({ message }) => {
      const own = threadOf(view, message);
      if (thread !== undefined && own !== thread) return false;
      return message.from?.id !== this.me && message.message_id > this.upTo(view.chat.id, own);
    });
  }

  #save() {
    this.storage.setItem(this.key, JSON.stringify(Object.fromEntries(this.last)));
  }
}

const place = (chat, thread) => (thread === null ? `${chat}` : `${chat}/${thread}`);
