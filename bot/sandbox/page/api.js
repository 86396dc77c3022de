/** What the control API refused, in words for the person; `app.js` shows those that nobody catches. */
export class Refused extends Error {}

/** The control API, in the name of one person. Every method raises Refused. */
export class Control {
  /** @param {number|null} user id; null for the first person */
  constructor(user) {
    this.user = user;
  }

  /**
   * Look at something, through the person's eyes.
   * @param {string} what `state`, `log` …
   * @param {Record<string, string|number>} [fields]
   * @returns {Promise<any>}
   */
  look(what, fields = {}) {
    const query = new URLSearchParams(this.#signed(fields));
    return answer(fetch(`/control/${what}?${query}`));
  }

  /**
   * Do something in the person's name.
   * @param {string} act `say`, `press` …
   * @param {Record<string, unknown>} [fields] those that are undefined or null are left out
   * @returns {Promise<any>}
   */
  act(act, fields = {}) {
    return this.order(act, this.#signed(fields));
  }

  /**
   * Turn one of the sandbox's own switches, which is nobody's in particular.
   * @param {string} what `fault`, `rates` …
   * @param {Record<string, unknown>} [fields]
   * @returns {Promise<any>}
   */
  order(what, fields = {}) {
    const body = JSON.stringify(fields, (_, value) => value ?? undefined);
    return answer(fetch(`/control/${what}`, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
  }

  /** @param {number} after an event's number @returns {EventSource} */
  events(after) {
    return new EventSource(`/control/events?${new URLSearchParams(this.#signed({ after }))}`);
  }

  #signed(fields) {
    return this.user === null ? fields : { user: this.user, ...fields };
  }
}

async function answer(request) {
  const response = await request.catch(() => null);
  const body = await response?.json().catch(() => null);
  if (!body) throw new Refused("The sandbox does not answer. Does it still run?");
  if (!body.ok) throw new Refused(body.error);
  return body.result;
}
