/** Photos in full size over the page: arrows go through those of one message, Escape or a click closes. */

import { element } from "./elements.js";
import { icon } from "./icons.js";

/** @param {HTMLImageElement[]} photos @param {number} first the one to begin with */
export function openLightbox(photos, first) {
  let at = first;
  const image = element("img", { alt: photos[at].alt });
  const turn = (step) => {
    at = (at + step + photos.length) % photos.length;
    image.setAttribute("src", photos[at].getAttribute("src"));
  };
  const close = element("button", { type: "button", class: "lightbox-close", "aria-label": "Close" }, icon("close"));
  const turning =
    photos.length > 1
      ? [turner("left", "Previous photo", () => turn(-1)), turner("right", "Next photo", () => turn(1))]
      : [];
  const dialog = element(
    "dialog",
    { class: "lightbox", "data-testid": "lightbox", "aria-label": "Photo" },
    image,
    turning,
    close,
  );
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === "ArrowRight") turn(1);
  });
  turn(0);
  document.body.append(dialog);
  dialog.showModal();
}

function turner(side, label, act) {
  const button = element("button", { type: "button", class: `lightbox-${side}`, "aria-label": label }, icon(side));
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return button;
}
