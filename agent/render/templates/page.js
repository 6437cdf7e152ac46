// Choosing facts, filters and search. The page reads the same without it, one fact at a time.
"use strict";

const facts = [...document.querySelectorAll(".fact")];
const form = document.querySelector(".filters");
const wide = matchMedia("screen and (min-width: 70rem)");
let cameFrom = null;

// What a search looks in: the claim, the quoted words, who says so; not the words around them.
const searched = new Map(facts.map((fact) => {
  const parts = fact.querySelectorAll(".claim, .said, figcaption, mark");
  return [fact, [...parts].map((part) => part.textContent).join(" ").toLowerCase()];
}));

function factAt(hash) {
  const found = document.getElementById(decodeURIComponent(hash.slice(1)));
  return found && found.classList.contains("fact") ? found : null;
}

/* Shows a fact's words: beside the list where there is room, else under the fact. */
function choose(fact) {
  for (let above = fact.parentElement; above; above = above.parentElement) {
    if (above instanceof HTMLDetailsElement) above.open = true;
  }
  if (fact.hidden) {
    form.reset();
    filter();
  }
  fact.querySelector("details").open = true;
}

function name(fact) {
  history.replaceState(null, "", "#" + fact.id);
}

function filter() {
  const wanted = form.elements.words.value.trim().toLowerCase().split(/\s+/);
  const kind = form.elements.kind.value;
  const article = form.elements.article.value;
  const differs = form.elements.differs ? form.elements.differs.checked : false;
  let shown = 0;
  for (const fact of facts) {
    const fits =
      (!kind || fact.dataset.kind === kind) &&
      (!article || fact.dataset.articles.split(" ").includes(article)) &&
      (!differs || "differs" in fact.dataset) &&
      wanted.every((word) => searched.get(fact).includes(word));
    fact.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  const narrowed = shown < facts.length;
  const further = document.getElementById("further");
  if (further) {
    if (narrowed) further.open = true;
    further.hidden = !further.querySelector(".fact:not([hidden])");
    further.classList.toggle("narrowed", narrowed);
  }
  document.querySelector("#facts output").textContent = narrowed ? `${shown} of ${facts.length} facts` : "";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const fact = link && factAt(link.hash);
  if (fact) {
    choose(fact);
    if (wide.matches) {
      // The words appear beside what is being read: no need to leave one's place.
      event.preventDefault();
      cameFrom = link;
      name(fact);
      fact.querySelector(".evidence").focus({ preventScroll: true });
    }
    return;
  }
  const summary = event.target.closest(".fact summary");
  if (summary) {
    cameFrom = summary;
    if (!summary.parentElement.open) name(summary.closest(".fact"));
  }
});

document.addEventListener("toggle", (event) => {
  // Where another fact's words closed above this one, the page moved: bring it back into view.
  const fact = event.target.closest(".fact");
  if (fact && event.target.open && !wide.matches && fact.getBoundingClientRect().top < 0) {
    fact.scrollIntoView();
  }
}, true);

document.addEventListener("keydown", (event) => {
  const fact = event.target.closest(".fact");
  if (event.key === "Escape") {
    const open = document.querySelector(".fact details[open]");
    if (!open || event.target.closest("input, select")) return;
    open.open = false;
    (cameFrom || open.querySelector("summary")).focus();
  } else if (fact && event.target.closest("summary") && /^Arrow(Up|Down)$/.test(event.key)) {
    const visible = facts.filter((one) => one.checkVisibility());
    const next = visible[visible.indexOf(fact) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.querySelector("summary").focus();
  }
});

function follow() {
  const fact = factAt(location.hash);
  if (!fact) return;
  choose(fact);
  fact.scrollIntoView();
}

addEventListener("hashchange", follow);
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
if (location.hash) follow();
else if (wide.matches && facts.length) facts[0].querySelector("details").open = true;
