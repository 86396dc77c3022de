/** What a person began to write and did not send, by chat and topic; kept by the browser tab, apart for each person. */
export class Unsent {
  /** @param {Storage} storage @param {number} me */
  constructor(storage, me) {
    this.storage = storage;
    this.key = `unsent:${me}`;
    this.texts = new Map(Object.entries(JSON.parse(storage.getItem(this.key) ?? "{}")));
  }

  /** @param {string} where @returns {string} empty for nothing */
  get(where) {
    return this.texts.get(where) ?? "";
  }

  /** @param {string} where @param {string} text */
  put(where, text) {
    if (text === this.get(where)) return;
    if (text) this.texts.set(where, text);
    else this.texts.delete(where);
    this.storage.setItem(this.key, JSON.stringify(Object.fromEntries(this.texts)));
  }
}
