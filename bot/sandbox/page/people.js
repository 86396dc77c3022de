import { avatar, button, renew } from "./dom.js";
import { element, nameOf } from "./elements.js";
import { choice, field } from "./fields.js";
import { icon } from "./icons.js";
import { formBox } from "./toasts.js";

const NEW = "new";
const LANGUAGES = [["", "not told"], ["en", "English"], ["zh-hans", "简体中文"], ["de", "Deutsch"], ["fr", "Français"]];

/** Who sits before the page: a choice at the top left. */
export class People {
  /** @param {import("./app.js").Page} page */
  constructor(page) {
    this.page = page;
    this.picture = element("span", { class: "person-picture" });
    const look = { "data-testid": "person-select", "aria-label": "Who sits before the page" };
    this.select = element("select", { ...look, change: () => this.#choose() });
    this.element = element("div", { class: "person" }, this.picture, this.select, icon("down"));
  }

  update() {
    const { me, people } = this.page.store;
    renew(this.picture, me, () => [avatar(nameOf(me), me.id, "small")]);
    const options = () => people.map((user) => element("option", { value: user.id }, nameOf(user)));
    renew(this.select, people, () => [...options(), element("option", { value: NEW }, "New person…")]);
    this.select.value = String(me.id);
  }

  async #choose() {
    const chosen = this.select.value;
    this.select.value = String(this.page.store.me.id);
    if (chosen !== NEW) return this.page.sit(Number(chosen));
    return introduce(this.page);
  }
}

/** Ask for a new person, who then sits down. @param {import("./app.js").Page} page */
export async function introduce(page) {
  const { rows, read } = personFields();
  const person = await formBox({ title: "New person", yes: "Come in", body: rows, read });
  if (!person) return;
  const user = await page.control.order("new-person", person);
  page.sit(user.id);
}

function personFields() {
  const name = field("First name", { required: true, maxlength: 64, placeholder: "Grace" });
  const username = field("Username", { pattern: "[A-Za-z0-9_]{3,32}", placeholder: "optional" });
  const language = choice("Language of the app", LANGUAGES);
  const read = () => ({
    first_name: name.input.value.trim(),
    username: username.input.value || null,
    language_code: language.input.value || null,
  });
  return { rows: [name.row, username.row, language.row], read };
}

const KINDS = [["group", "Group"], ["supergroup", "Supergroup"], ["forum", "Forum with topics"], ["channel", "Channel"]];

/** Ask for a new chat, with the person as its owner, and open it. @param {import("./app.js").Page} page */
async function foundChat(page) {
  const { me, people } = page.store;
  const kind = choice("Kind", KINDS);
  const title = field("Title", { required: true, maxlength: 128, placeholder: "Reading group" });
  const username = field("Username", { pattern: "[A-Za-z0-9_]{3,32}", placeholder: "optional" });
  const others = people.filter(({ id }) => id !== me.id).map((user) => ({ user, ...invited(user) }));
  const guests = element("fieldset", { hidden: !others.length }, element("legend", {}, "Members"), others.map(({ row }) => row));
  const read = () => ({
    kind: kind.input.value,
    title: title.input.value.trim(),
    username: username.input.value || null,
    admins: [me.id],
    members: others.filter(({ input }) => input.checked).map(({ user }) => user.id),
  });
  const chat = await formBox({ title: "New chat", yes: "Create", body: [kind.row, title.row, username.row, guests], read });
  if (!chat) return;
  const made = await page.control.act("new-chat", chat);
  page.go(made.id);
}

function invited(user) {
  const input = element("input", { type: "checkbox" });
  return { input, row: element("label", { class: "check" }, input, nameOf(user)) };
}

/** The two forms' buttons, for the panel. @param {import("./app.js").Page} page @returns {HTMLElement[]} */
export const foundingButtons = (page) => [
  button("New person", { class: "soft-button", "data-testid": "new-person", click: () => introduce(page) }),
  button("New chat", { class: "soft-button", "data-testid": "new-chat", click: () => foundChat(page) }),
];
