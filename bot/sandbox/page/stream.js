const RETRY_MS = 1_500;
const REST_MS = 10_000;

/**
 * The line on which the sandbox tells what happens. It rests while the tab has been hidden for some seconds, because a
 * browser holds only six lines to a host for all its tabs; when the tab is seen again, it goes on where it stopped.
 */
export class Stream {
  #source = null;
  #timer = 0;
  #rests = false;

  /**
   * @param {import("./api.js").Control} control
   * @param {string[]} kinds of events
   * @param {{last: () => number, take: (number: number, kind: string, content: any) => void, connection: (is: boolean) => void}}
   *   listener `last` is the number of the event after which to go on
   */
  constructor(control, kinds, listener) {
    this.control = control;
    this.kinds = kinds;
    this.listener = listener;
    document.addEventListener("visibilitychange", () => this.#looked());
  }

  /** Listen from the last event on. */
  follow() {
    this.#source?.close();
    const source = this.control.events(this.listener.last());
    this.#source = source;
    this.#rests = false;
    source.onopen = () => this.listener.connection(true);
    source.onerror = () => {
      this.listener.connection(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(() => source === this.#source && this.follow(), RETRY_MS);
    };
    for (const kind of this.kinds) {
      source.addEventListener(kind, (event) => {
        if (source === this.#source) this.listener.take(Number(event.lastEventId), kind, JSON.parse(event.data));
      });
    }
    this.#looked();
  }

  #looked() {
    clearTimeout(this.#timer);
    if (document.hidden) this.#timer = setTimeout(() => this.#rest(), REST_MS);
    else if (this.#rests) this.follow();
  }

  #rest() {
    this.#source?.close();
    this.#source = null;
    this.#rests = true;
  }
}
