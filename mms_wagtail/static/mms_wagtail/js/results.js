// Results replace in place; without this script every link and form works as a page.
const HEADER = { "X-Requested-With": "mms-results" };
const LONG = 12;
const PHONE = matchMedia("(max-width: 56rem)");
const place = document.querySelector("[data-results]");
const form = place?.parentElement.querySelector("form[role=search]");
let kept = null;

async function show(address, { push = true } = {}) {
  place.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { headers: HEADER });
    if (!response.ok) throw new Error(response.statusText);
    const received = await response.text();
    const page = new DOMParser().parseFromString(received, "text/html");
    const fresh = page.querySelector("[data-results]") ?? page.body;
    kept = keep();
    place.replaceChildren(...fresh.childNodes);
    if (push) history.pushState({}, "", address);
    keepForm(new URL(address, location.href).searchParams);
    dress();
    if (!kept) {
      place.querySelector("[data-results-heading]")?.focus({ preventScroll: true });
      if (place.getBoundingClientRect().top < 0) place.scrollIntoView();
    }
  } catch {
    location.assign(address);
  } finally {
    place.removeAttribute("aria-busy");
  }
}

// The form's hidden fields carry what is chosen into the next query.
function keepForm(params) {
  for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
  for (const [name, value] of params) {
    if (["q", "page"].includes(name)) continue;
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(input);
  }
  form.elements.q.value = params.get("q") ?? "";
}

// On a phone the facets are a sheet over the results, which stays open while values are chosen.
function sheet() {
  const facets = place.querySelector(".facets");
  if (!facets || !PHONE.matches) return;
  facets.classList.add("facets--sheet");
  facets.open = Boolean(kept);
  const done = facets.querySelector("[data-close-facets]");
  done.hidden = false;
  done.addEventListener("click", () => close(facets));
  facets.addEventListener("keydown", (event) => { if (event.key === "Escape") close(facets); });
  if (!kept) return;
  for (const details of facets.querySelectorAll("details")) details.open ||= kept.open.has(groupOf(details));
  facets.querySelector(".facets__groups").scrollTop = kept.scroll;
  (findLink(facets, kept.focus) ?? done).focus({ preventScroll: true });
}

function close(facets) {
  facets.open = false;
  facets.querySelector("summary").focus({ preventScroll: true });
}

// What the sheet shows before its results are replaced; null when it is closed.
function keep() {
  const facets = place.querySelector(".facets--sheet[open]");
  if (!facets) return null;
  return {
    scroll: facets.querySelector(".facets__groups").scrollTop,
    focus: nameOf(document.activeElement),
    open: new Set([...facets.querySelectorAll("details[open]")].map(groupOf)),
  };
}

function groupOf(details) {
  return `${details.closest("[data-facet]")?.getAttribute("aria-labelledby")}/${details.querySelector("summary").textContent.replace(/\d+/g, "").trim()}`;
}

function nameOf(link) {
  return `${link?.closest("[data-facet]")?.getAttribute("aria-labelledby")}/${link?.querySelector?.(".facet__label")?.textContent}`;
}

function findLink(facets, name) {
  return [...facets.querySelectorAll("a.facet__value")].find((link) => nameOf(link) === name);
}

// A long facet can be searched within.
function searchWithin(facet) {
  const rows = [...facet.querySelectorAll("li")];
  if (rows.length < LONG) return;
  const heading = facet.querySelector("h2");
  const field = Object.assign(document.createElement("input"), { type: "search", className: "facet__find", placeholder: "Найти в списке" });
  field.setAttribute("aria-label", `Найти в списке «${heading.textContent}»`);
  field.addEventListener("input", () => {
    const typed = folded(field.value.trim());
    for (const details of facet.querySelectorAll("details")) details.open = Boolean(typed);
    for (const row of rows) row.hidden = !folded(row.textContent).includes(typed);
  });
  heading.after(field);
}

function folded(text) {
  return text.toLowerCase().replaceAll("ё", "е");
}

function copyLink() {
  const button = place.querySelector("[data-copy-link]");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    place.querySelector("[data-copied-link]").textContent = "Ссылка скопирована";
  });
}

function dress() {
  sheet();
  place.querySelectorAll("[data-facet]").forEach(searchWithin);
  copyLink();
}

if (place && form) {
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (!link || modified || link.closest(".hit, .empty, [data-plain]")) return;
    event.preventDefault();
    show(link.href);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    show(`${form.action.split("?")[0]}?${params}`);
  });
  place.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-range]")) return;
    event.preventDefault();
    const params = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value));
    show(`${event.target.getAttribute("action").split("?")[0]}?${params}`);
  });
  addEventListener("popstate", () => show(location.href, { push: false }));
  dress();
}
