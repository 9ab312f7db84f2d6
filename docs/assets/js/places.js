/* The links to the places of a page copy their address. Where a browser lets nobody copy they lead to the
   place, as they do without scripts, and the address stands in its bar. */
(() => {
  "use strict";

  const SAID = 6000; // milliseconds
  const said = document.getElementById("copied");
  let timer;

  function say() {
    clearTimeout(timer);
    said.textContent = ""; // so that a second time is read out as well
    requestAnimationFrame(() => { said.textContent = said.dataset.said; });
    timer = setTimeout(() => { said.textContent = ""; }, SAID);
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.place-link");
    const otherwise = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || otherwise || !navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      say();
    } catch {
      location.assign(link.href);
    }
  });
})();
