// Markers and cards: a click on a marker opens its card, scrolls to it and gives it the focus; the card leads back.
(() => {
  "use strict";
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moveTo = (element, block) => element.scrollIntoView({ block, behavior: calm() ? "auto" : "smooth" });
  let cameFrom = null;

  function openCard(card) {
    for (let fold = card.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    document.querySelectorAll(".card.here").forEach((other) => other.classList.remove("here"));
    card.classList.add("here");
    card.focus({ preventScroll: true });
    moveTo(card, "start");
  }

  function goBack(id) {
    const links = [...document.querySelectorAll("a.cite")].filter((link) => link.getAttribute("href") === "#" + id);
    const link = links.includes(cameFrom) ? cameFrom : links[0];
    if (!link) return;
    link.focus({ preventScroll: true });
    moveTo(link, "center");
  }

  function toggle(button) {
    const whole = button.closest(".card").classList.toggle("whole");
    button.setAttribute("aria-expanded", String(whole));
  }

  // What was done is said in the status line, which screen readers announce.
  function say(words) {
    const line = document.querySelector("#status p") || document.createElement("p");
    line.textContent = words;
    const place = document.querySelector("#status .html-container, #status .prose") || document.getElementById("status");
    if (!line.isConnected) place.append(line);
  }

  async function copyText(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say("Copied, with the places it is printed.");
    } catch {
      say("The browser did not allow copying. Select the answer and copy it by hand.");
    }
  }

  window.saveFile = (file) => {
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // Figures: rows in the order of a column, the highest first, then the lowest, then as they are printed.
  const orders = ["descending", "ascending", "none"];

  function sortBy(button) {
    const heading = button.closest("th");
    const table = button.closest("table");
    const next = orders[(orders.indexOf(heading.getAttribute("aria-sort")) + 1) % orders.length];
    table.querySelectorAll("thead th").forEach((other) => other.setAttribute("aria-sort", "none"));
    heading.setAttribute("aria-sort", next);
    const value = (row) => row.children[Number(button.dataset.column)].dataset.order;
    const compare = (a, b) => {
      const [x, y] = [value(a), value(b)];
      if (next === "none" || x === y) return a.dataset.place - b.dataset.place;
      if (x === undefined || y === undefined) return x === undefined ? 1 : -1; // what is not printed comes last
      const order = isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y;
      return (next === "ascending" ? order : -order) || a.dataset.place - b.dataset.place;
    };
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort(compare));
  }

  window.chooseRow = (row) => {
    document.querySelectorAll(".figures tr.here").forEach((other) => other.classList.remove("here"));
    row.classList.add("here");
  };

  window.showPlace = () => {
    const card = document.querySelector("#where .card");
    if (!card) return;
    document.getElementById("place-of").scrollTop = 0;
    card.classList.add("here");
    card.focus({ preventScroll: true });
    const { top } = card.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) moveTo(document.getElementById("where"), "start");
  };

  function goToRow() {
    const button = document.querySelector(".figures tr.here button.open");
    if (!button) return;
    button.focus({ preventScroll: true });
    moveTo(button, "center");
  }

  document.addEventListener(
    "click",
    (event) => {
      const marker = event.target.closest("a.cite, a.back");
      if (marker) {
        event.preventDefault();
        event.stopPropagation();
        const id = marker.getAttribute("href").slice(1);
        if (marker.classList.contains("back")) return goBack(id);
        cameFrom = marker;
        const card = document.getElementById(id);
        if (card) openCard(card);
        return;
      }
      const sort = event.target.closest("button.sort");
      if (sort) return sortBy(sort);
      if (event.target.closest("button.to-row")) return goToRow();
      const copy = event.target.closest("button.copy");
      if (copy) return copyText(copy);
      const button = event.target.closest("button.fold");
      if (button) toggle(button);
    },
    true,
  );

  // The newest question to the top, so that its answer is read from the beginning. Where the control that was used
  // is gone (a suggestion), the focus goes there too and does not fall back to the start of the page.
  window.showNewest = () => {
    const newest = [...document.querySelectorAll("#log .asked")].pop();
    if (!newest) return;
    document.getElementById("sources").scrollTop = 0;
    const used = document.activeElement;
    if (!used || used === document.body || !used.checkVisibility()) newest.focus({ preventScroll: true });
    const box = document.getElementById("question").getBoundingClientRect();
    if (newest.getBoundingClientRect().top < 0 || box.bottom > innerHeight) moveTo(newest, "start");
  };

  // The status line is announced when its words change: its element has to stand in the page before they do.
  const watch = new MutationObserver(() => {
    const status = document.getElementById("status");
    if (!status) return;
    status.setAttribute("role", "status");
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
})();
