import { element } from "./elements.js";
import { field } from "./fields.js";
import { formBox } from "./toasts.js";

const LARGEST = 18 * 1024 * 1024;

/** Ask for a file and send it. @param {import("./app.js").Page} page */
export function attach(page) {
  const picker = element("input", { type: "file" });
  picker.addEventListener("change", () => picker.files[0] && send(page, picker.files[0]));
  picker.click();
}

/** Send a file that is pasted. @param {import("./app.js").Page} page @param {ClipboardEvent} event */
export function attachPasted(page, event) {
  const [file] = event.clipboardData?.files ?? [];
  if (!file) return;
  event.preventDefault();
  send(page, file);
}

async function send(page, file) {
  const { view, thread } = page;
  if (file.size > LARGEST) return page.toasts.show(`The sandbox takes files of up to ${LARGEST / 1024 / 1024} MB.`, "wrong");
  const caption = field("Caption", { maxlength: 1024, placeholder: "optional" });
  const shown = file.type.startsWith("image/") ? preview(file) : element("p", { class: "file-name" }, file.name);
  const read = () => ({ caption: caption.input.value });
  const said = await formBox({ title: `Send “${file.name}”`, yes: "Send", body: [shown, caption.row], read });
  if (!said) return undefined;
  const content = { name: file.name, type: file.type || "application/octet-stream", base64: await base64(file) };
  return page.control.act("send-file", { chat: view.chat.id, thread, ...content, caption: said.caption || null });
}

function preview(file) {
  const url = URL.createObjectURL(file);
  return element("img", { class: "attachment", alt: file.name, src: url, load: () => URL.revokeObjectURL(url) });
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
