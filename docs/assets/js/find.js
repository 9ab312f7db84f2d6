/* Filters of the list of activities, and its order. What is chosen stands in the address, so that it can be
   sent and that Back understands it. The register is fetched on first use; until it is there, and where
   nothing is chosen, the page shows what it shows without scripts. */
(() => {
  "use strict";

  const AT_ONCE = 100; // rows
  const form = document.getElementById("find");
  if (!form) return;
  const found = document.getElementById("found");
  const left = document.getElementById("found-left");
  const said = document.getElementById("found-said");
  const more = document.getElementById("found-more");
  const widen = document.getElementById("found-widen");
  const body = found.querySelector("tbody");
  const heads = [...found.querySelectorAll("th")];
  const plain = [...document.querySelectorAll("article > [aria-labelledby^=group-], article > .all-areas, article > .pager")];
  const filters = [...form.querySelectorAll("select")].filter((one) => one.name !== "sort");
  const sort = form.elements.sort;
  const words = form.dataset; // the sentences of the page's language
  const spelled = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, words.thousand.slice(1, -3));
  const fill = (sentence, gaps) => sentence.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);

  /* What is chosen, in the address and in the form */

  const options = (select) => [...select.options].map((option) => option.value);
  let descending = false;

  function read() {
    const asked = new URLSearchParams(location.search);
    const unknown = [];
    for (const select of [...filters, sort]) select.value = "";
    descending = false;
    for (const [name, given] of asked) {
      const select = [...filters, sort].find((one) => one.name === name);
      const turned = select === sort && given.startsWith("-");
      const value = turned ? given.slice(1) : given;
      if (!given) continue; // a filter that is not used
      if (select && value && options(select).includes(value)) {
        select.value = value;
        if (select === sort) descending = turned;
      } else {
        unknown.push(`${name}=${given}`.slice(0, 80));
      }
    }
    left.hidden = !unknown.length;
    left.textContent = unknown.length ? fill(words.unknown, { name: unknown.join(", ") }) : "";
  }

  function write() {
    const asked = new URLSearchParams();
    for (const select of filters) if (select.value) asked.set(select.name, select.value);
    if (sort.value) asked.set("sort", (descending ? "-" : "") + sort.value);
    left.hidden = true;
    history.pushState(null, "", asked.size ? `?${asked}` : location.pathname);
  }

  const chosen = () => sort.value || filters.some((select) => select.value);

  /* Rows */

  let register = null;

  async function load() {
    const answer = await fetch(words.rows).catch(() => null);
    return answer?.ok ? answer.json().catch(() => null) : null;
  }

  const fits = (row, but) =>
    filters.every((select) => select === but || !select.value || row.in[select.name].includes(select.value));

  function ordered(rows) {
    const place = register.columns.indexOf(sort.value); // by title they stand already
    const way = descending ? -1 : 1;
    const first = (one, other) => (place < 0 ? 0 : one.ranks[place] - other.ranks[place]);
    const numbered = rows.map((row, number) => ({ row, number }));
    numbered.sort((one, other) => way * (first(one.row, other.row) || (place < 0 ? one.number - other.number : 0)));
    return numbered.map(({ row }) => row);
  }

  function element(name, given = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) if (value) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function shown(row) {
    const link = element("a", { href: words.pages + row.path, lang: row.lang }, row.title);
    const cells = row.cells.map((cell, place) => {
      const [text, shape] = [cell].flat();
      const inside = shape ? element("span", { class: "badge", "data-status": shape }, text) : text;
      return element("td", { role: "cell", "data-label": heads[place + 1].textContent }, ...(text ? [inside] : []));
    });
    return element("tr", { role: "row" }, element("th", { role: "rowheader", scope: "row" }, link), ...cells);
  }

  /* The answer */

  let rows = [];

  function add() {
    const there = body.rows.length;
    body.append(...rows.slice(there, there + AT_ONCE).map(shown));
    more.hidden = body.rows.length >= rows.length;
  }

  function count() {
    for (const select of filters) {
      for (const option of select.options) {
        if (!option.value) continue;
        const number = register.rows.filter((row) => fits(row, select) && row.in[select.name].includes(option.value));
        option.textContent = `${option.dataset.label} (${spelled(number.length)})`;
      }
    }
  }

  /* What a list without one of the filters would hold. */
  function ways() {
    return filters
      .filter((select) => select.value)
      .map((select) => [select, register.rows.filter((row) => fits(row, select)).length])
      .map(([select, n]) => {
        const { label } = select.selectedOptions[0].dataset;
        const button = element("button", { type: "button" }, fill(words.widen, { name: label, n: spelled(n) }));
        button.addEventListener("click", () => { select.value = ""; write(); answer(); select.focus(); });
        return element("li", {}, button);
      });
  }

  async function answer() {
    const asked = chosen();
    for (const part of plain) part.hidden = Boolean(asked);
    found.hidden = !asked;
    if (!asked) {
      if (register) count();
      said.textContent = "";
      return;
    }
    register ??= await load();
    const table = found.querySelector(".table-wrap");
    body.replaceChildren();
    widen.replaceChildren();
    if (!register) {
      for (const part of plain) part.hidden = false;
      table.hidden = more.hidden = true;
      said.textContent = words.failed;
      return;
    }
    rows = ordered(register.rows.filter((row) => fits(row)));
    table.hidden = !rows.length;
    for (const head of heads) {
      const here = head.firstElementChild.dataset.sort === sort.value;
      if (here) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    add();
    count();
    said.textContent = rows.length ? fill(words.found, { n: spelled(rows.length) }) : words.nothing;
    widen.append(...ways());
  }

  form.addEventListener("change", ({ target }) => {
    if (target === sort) descending = false;
    write();
    answer();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of [...filters, sort]) select.value = "";
    write();
    answer();
  });
  more.addEventListener("click", () => {
    const next = body.rows.length;
    add();
    body.rows[next].querySelector("a").focus();
  });
  found.querySelector("thead").addEventListener("click", ({ target }) => {
    const { sort: column } = target.dataset;
    if (!column) return;
    descending = sort.value === column && !descending;
    sort.value = column;
    write();
    answer();
  });
  addEventListener("popstate", () => { read(); answer(); });

  read();
  answer();
})();
