/* Light or dark by choice. The styles ask what the device prefers; a choice answers in its place, wherever
   that is asked. It runs in the head, after the styles, so that nothing is painted in other colours first.
   The browser keeps the choice for this site; no cookie, and nothing where nobody has chosen. */
(() => {
  "use strict";

  const KEY = "scheme";
  const SCHEMES = ["light", "dark"];
  const ASKED = /\(prefers-color-scheme: *(light|dark)\)/g;
  const YES = "(min-width: 0px)", NO = "(max-width: 0px)";

  const root = document.documentElement;
  let chosen = ""; // by the device
  let questions = [];
  try {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media);
    questions = [
      ...rules.map(({ media }) => [media.mediaText, (text) => { media.mediaText = text; }]),
      ...[...document.querySelectorAll("[media]")].map((one) => [one.media, (text) => { one.media = text; }]),
    ].filter(([text]) => text?.match(ASKED));
  } catch {
    return; // styles that may not be read: there is no choice, and the page does not offer one
  }

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return chosen; // it keeps nothing: the choice holds for this page
    }
  }

  function keep() {
    try {
      if (chosen) localStorage.setItem(KEY, chosen);
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  function show(choice) {
    chosen = SCHEMES.includes(choice) ? choice : "";
    root.dataset.scheme = chosen || "device";
    const answer = (asked, scheme) => (chosen ? (scheme === chosen ? YES : NO) : asked);
    for (const [text, answered] of questions) answered(text.replace(ASKED, answer));
    const form = document.querySelector(".scheme");
    if (form) form.elements.scheme.value = chosen;
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector(".scheme");
    if (!form) return;
    show(chosen);
    form.addEventListener("change", () => {
      show(form.elements.scheme.value);
      form.querySelector("[role=status]").textContent = keep() ? "" : form.dataset.unkept;
    });
  });
  addEventListener("storage", () => show(kept())); // chosen in another window
  addEventListener("pageshow", ({ persisted }) => persisted && show(kept())); // or on a page left since
})();
