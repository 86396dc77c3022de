// Colours, search and copying. Everything on a page can be read without this.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("theme", theme); } catch { /* a private window keeps nothing */ } } };
  const show = (theme) => { if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme; };
  show(kept.get());

  const NEXT = { auto: "light", light: "dark", dark: "auto" };
  const SIGN = { auto: "◐", light: "☀︎", dark: "☾" };

  function themeButton(button) {
    const draw = () => {
      const theme = root.dataset.theme || "auto";
      button.textContent = SIGN[theme];
      button.title = button.dataset[theme];
      button.setAttribute("aria-label", button.dataset[theme]);
    };
    button.addEventListener("click", () => { const next = NEXT[root.dataset.theme || "auto"]; show(next); kept.set(next); draw(); });
    button.hidden = false;
    draw();
  }

  function copyButton(button) {
    const code = button.parentElement.querySelector("code");
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      try { await navigator.clipboard.writeText(code.textContent); } catch { document.execCommand("copy"); }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
    button.hidden = false;
  }

  function printing() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      opened.forEach((one) => { one.open = true; });
    });
    addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); });
  }

  // The note or the paper that an address names may stand in a folded part.
  function unfold() {
    const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = named && named.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  }

  const HAN = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;
  const letters = (char) => char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ı/g, "i");

  // Letters and digits in lower case without accents, a space for all between; `from[i]` is where letter i stood.
  function fold(text) {
    let folded = " ";
    const from = [0];
    for (let at = 0; at < text.length;) {
      const char = String.fromCodePoint(text.codePointAt(at));
      for (const one of letters(char)) {
        const plain = /[\p{L}\p{N}+#]/u.test(one) ? one : " ";
        if (plain === " " && folded.endsWith(" ")) continue;
        folded += plain;
        for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
      }
      at += char.length;
    }
    from.push(text.length);
    return { folded: folded.endsWith(" ") ? folded : `${folded} `, from };
  }

  // What is asked for: words (from their beginning), phrases in quotation marks, Chinese anywhere.
  function terms(query) {
    const found = [];
    for (const [, phrase, word] of query.matchAll(/["“”「]([^"“”」]+)["“”」]?|([^\s"“”「」]+)/gu)) {
      const words = fold(phrase || word).folded.trim();
      if (!words) continue;
      if (phrase) found.push(HAN.test(words) ? words : ` ${words}`);
      else for (const run of words.split(" ").flatMap((one) => one.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+/gu) || [])) found.push(HAN.test(run) ? run : ` ${run}`);
    }
    return found;
  }

  function marked(text, wanted) {
    const { folded, from } = fold(text);
    const spans = [];
    for (const term of wanted) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
        const start = term.startsWith(" ") ? at + 1 : at;
        const last = at + term.length - 1;
        const end = from[last + 1] === undefined ? text.length : Math.max(from[last + 1], from[last] + 1);
        spans.push([from[start], Math.min(end, text.length)]);
      }
    }
    spans.sort((a, b) => a[0] - b[0]);
    const piece = document.createDocumentFragment();
    let done = 0;
    for (const [start, end] of spans) {
      if (end <= done) continue;
      piece.append(text.slice(done, Math.max(start, done)));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(start, done), end);
      piece.append(mark);
      done = end;
    }
    piece.append(text.slice(done));
    return piece;
  }

  class Search {
    constructor(form) {
      this.form = form;
      this.words = JSON.parse(form.dataset.words);
      this.input = form.querySelector("input");
      this.panel = form.querySelector(".hits");
      this.list = form.querySelector("ol");
      this.status = form.querySelector("[role=status]");
      this.topic = form.querySelector("select");
      this.older = form.querySelector(".hits > button");
      this.months = null;
      this.papers = [];
      this.loaded = 0;
      this.wanted = 1;
      this.turn = 0;
      form.hidden = false;
      this.listen();
    }

    listen() {
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.ask(); });
      this.input.addEventListener("input", () => { this.wanted = 1; this.ask(); });
      this.input.addEventListener("focus", () => { this.begin(); if (this.input.value.trim()) this.ask(); });
      this.topic.addEventListener("change", () => { this.wanted = 1; this.ask(); });
      this.older.addEventListener("click", () => { this.wanted = this.loaded + 1; this.ask(); });
      this.form.addEventListener("keydown", (event) => this.key(event));
      document.addEventListener("keydown", (event) => {
        const typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
        if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); this.input.focus(); this.input.select(); }
      });
      document.addEventListener("click", (event) => { if (!this.form.contains(event.target)) this.panel.hidden = true; });
    }

    key(event) {
      const links = [...this.list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        if (this.panel.hidden) this.input.blur();
        this.panel.hidden = true;
        if (at >= 0) this.input.focus();
        this.panel.hidden = true;
      } else if (event.key === "ArrowDown" && event.target !== this.topic && links.length) {
        event.preventDefault();
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        if (at === 0) this.input.focus(); else links[at - 1].focus();
      } else if (event.key === "Enter" && event.target === this.input && links.length && !event.isComposing) {
        event.preventDefault();
        links[0].focus();
      }
    }

    load(path) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = document.body.dataset.root + path;
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        document.head.append(script);
      });
    }

    begin() {
      this.begun ||= (async () => {
        window.papergram = { list: (value) => this.know(value), month: (value) => this.keep(value) };
        await this.load(this.form.dataset.list);
      })();
      return this.begun;
    }

    know({ months, topics }) {
      this.months = months;
      this.names = new Map(topics);
      const option = (value, name) => { const one = document.createElement("option"); one.value = value; one.textContent = name; this.topic.append(one); };
      option("", this.words.all);
      topics.forEach(([slug, name]) => option(slug, name));
    }

    keep({ topics, papers }) {
      for (const [path, title, translation, authors, takeaways, day, own] of papers) {
        const slugs = own.map((number) => topics[number]);
        const text = [title, translation, ...authors, ...takeaways].filter(Boolean).map((one) => fold(one).folded).join("\n");
        this.papers.push({ path, title, translation, authors, takeaways, day, slugs, text, head: fold(`${title}\n${translation}`).folded });
      }
    }

    async ask() {
      const turn = (this.turn += 1);
      const query = this.input.value.trim();
      const wanted = terms(query);
      if (!wanted.length) { this.panel.hidden = true; return; }
      this.panel.hidden = false;
      try {
        if (!this.months) { this.say(this.words.loading); await this.begin(); }
        for (;;) {
          if (turn !== this.turn) return;
          const found = this.find(wanted);
          const more = this.loaded < this.months.length;
          const enough = found.length >= 20 && this.loaded >= this.wanted;
          this.draw(found, wanted, query, more && enough);
          if (!more || enough) return;
          await (this.next ||= this.load(this.months[this.loaded][1]).then(() => { this.loaded += 1; }).finally(() => { this.next = null; }));
        }
      } catch { if (turn === this.turn) this.say(this.words.failed); }
    }

    find(wanted) {
      const slug = this.topic.value;
      const found = this.papers.filter((one) => (!slug || one.slugs.includes(slug)) && wanted.every((term) => one.text.includes(term)));
      const inTitle = new Map(found.map((one) => [one, wanted.every((term) => one.head.includes(term))]));
      const month = (one) => one.day.slice(0, 7);
      return found.sort((a, b) => (month(a) < month(b)) - (month(a) > month(b)) || inTitle.get(b) - inTitle.get(a) || (a.day < b.day) - (a.day > b.day));
    }

    say(words, values = {}) { this.status.textContent = words.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all)); }

    draw(found, wanted, query, more) {
      const held = this.list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      this.list.replaceChildren(...found.slice(0, 200).map((one) => this.hit(one, wanted)));
      if (held) [...this.list.querySelectorAll("a")].find((one) => one.getAttribute("href") === held)?.focus();
      this.older.hidden = !more;
      const loaded = this.months.slice(0, this.loaded).map(([month]) => month);
      const span = [...new Set([loaded.at(-1), loaded[0]])].join(" – ");
      const values = { found: found.length, query, papers: this.papers.length, span };
      if (!this.months.length) this.say(this.words.nothing);
      else if (!this.loaded) this.say(this.words.loading);
      else this.say(found.length ? this.words.found : this.words.none, values);
    }

    hit(one, wanted) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const add = (tag, name, content) => { const made = document.createElement(tag); if (name) made.className = name; made.append(content); link.append(made); return made; };
      link.href = document.body.dataset.root + one.path;
      add("b", "", marked(one.title, wanted)).lang = "en";
      if (one.translation) add("span", "quote", marked(one.translation, wanted));
      const person = one.authors.filter((name) => wanted.some((term) => fold(name).folded.includes(term)));
      const names = [...new Set([...one.authors.slice(0, 3), ...person])].slice(0, 8);
      const rest = one.authors.length - names.length;
      const topics = one.slugs.map((slug) => this.names.get(slug) || slug);
      add("span", "small", marked(names.join(this.words.comma) + (rest > 0 ? ` + ${rest}` : ""), wanted));
      const said = one.takeaways.find((text) => { const { folded } = fold(text); return wanted.some((term) => folded.includes(term) && !one.head.includes(term)); });
      if (said) add("span", "quote", marked(said, wanted));
      add("span", "small", [one.day, ...topics].join(" · "));
      item.append(link);
      return item;
    }
  }

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button.theme").forEach(themeButton);
    document.querySelectorAll("button.copy").forEach(copyButton);
    document.querySelectorAll("form.search").forEach((form) => new Search(form));
    printing();
    unfold();
    addEventListener("hashchange", unfold);
  });
})();
