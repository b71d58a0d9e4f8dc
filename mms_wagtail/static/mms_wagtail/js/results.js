// Results replace in place; without this script every link and form works as a page.
const HEADER = { "X-Requested-With": "mms-results" };
const place = document.querySelector("[data-results]");
const form = place?.parentElement.querySelector("form[role=search]");

async function show(address, { push = true } = {}) {
  place.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { headers: HEADER });
    if (!response.ok) throw new Error(response.statusText);
    const received = await response.text();
    const page = new DOMParser().parseFromString(received, "text/html");
    const fresh = page.querySelector("[data-results]") ?? page.body;
    place.replaceChildren(...fresh.childNodes);
    if (push) history.pushState({}, "", address);
    keepForm(new URL(address, location.href).searchParams);
    fold();
    place.querySelector("[data-results-heading]")?.focus({ preventScroll: true });
    if (place.getBoundingClientRect().top < 0) place.scrollIntoView();
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

// On a phone the facets are a folded sheet.
function fold() {
  const facets = place.querySelector(".facets");
  if (facets && matchMedia("(max-width: 56rem)").matches) facets.open = false;
}

if (place && form) {
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (!link || modified || link.closest(".hit, .empty")) return;
    event.preventDefault();
    show(link.href);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    show(`${form.action.split("?")[0]}?${params}`);
  });
  addEventListener("popstate", () => show(location.href, { push: false }));
  fold();
}
