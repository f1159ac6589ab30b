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
