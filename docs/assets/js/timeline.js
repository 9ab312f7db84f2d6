/* The timeline: one area at a time, with an address that can be sent and that Back understands; and what a
   mark says, as soon as it is pointed at. Without it the marks have their titles and lead where they lead. */
(() => {
  "use strict";

  const figure = document.querySelector("figure.timeline");
  const box = document.getElementById("mark-said");
  const form = document.getElementById("lanes");

  /* What a mark says */

  function tell(mark) {
    box.textContent = mark?.getAttribute("aria-label") ?? mark?.querySelector("title")?.textContent ?? "";
  }

  const markOf = (target) => target.closest?.(".tl-mark");
  for (const begins of ["pointerover", "focusin"]) figure.addEventListener(begins, ({ target }) => tell(markOf(target)));
  for (const ends of ["pointerleave", "focusout"]) figure.addEventListener(ends, () => tell(null));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && tell(null));
  for (const title of figure.querySelectorAll("a.tl-mark > title")) title.remove(); // it is said by the box

  /* One area */

  if (!form) return;
  const select = form.elements.area;
  const said = form.querySelector("[role=status]");
  const several = "several";

  function show() {
    const area = select.value;
    const fits = (one) => !area || !one.dataset.areas || one.dataset.areas.split(" ").includes(area);
    for (const one of document.querySelectorAll("[data-areas]")) one.hidden = !fits(one);
    for (const lane of figure.querySelectorAll("[data-lane]")) {
      lane.hidden = Boolean(area) && !["plan", several, area].includes(lane.dataset.lane);
    }
    for (const list of document.querySelectorAll(".as-list .entries")) {
      const empty = ![...list.children].some((item) => !item.hidden);
      list.hidden = empty;
      if (list.previousElementSibling?.matches("h3")) list.previousElementSibling.hidden = empty;
    }
    for (const link of document.querySelectorAll(".years a")) link.search = area ? `?area=${area}` : "";
  }

  function read() {
    const asked = new URLSearchParams(location.search).get("area") ?? "";
    const known = [...select.options].some((option) => option.value === asked);
    select.value = known ? asked : "";
    said.textContent = known ? "" : form.dataset.unknown.replace("{name}", `area=${asked}`.slice(0, 80));
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    said.textContent = "";
    history.pushState(null, "", select.value ? `?area=${select.value}` : location.pathname);
    show();
  });
  addEventListener("popstate", read);
  read();
})();
