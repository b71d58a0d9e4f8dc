// Suggestions below search fields: the combobox pattern of the ARIA Authoring Practices, with a list that
// only helps. Without this script, or when the server is slow, the field is an ordinary one.
const WAIT = 120;

function make(tag, properties, attributes) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  return element;
}

function attach(field) {
  const list = make("ul", { id: `${field.id}-options`, hidden: true, className: "suggestions" }, { role: "listbox", "aria-label": "Подсказки" });
  const status = make("span", { className: "visually-hidden" }, { role: "status" });
  field.parentElement.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) field.setAttribute(name, value);
  let timer, asked, active = -1;

  function open(is) {
    list.hidden = !is;
    // Below the field, also where the button has wrapped below it.
    list.style.top = `${field.offsetTop + field.offsetHeight + 4}px`;
    field.setAttribute("aria-expanded", String(is));
  }

  function close() {
    open(false);
    choose(-1);
  }

  function choose(place) {
    active = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    if (place < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }

  function show(found) {
    list.replaceChildren(...found.map(({ label, kind, url }, number) => {
      const option = make("li", { id: `${list.id}-${number}`, className: "suggestions__option" }, { role: "option", "aria-selected": "false", "data-url": url });
      option.append(make("span", { textContent: label }), " ", make("small", { textContent: kind }));
      return option;
    }));
    choose(-1);
    open(found.length > 0);
    status.textContent = found.length ? `Подсказок: ${found.length}. Стрелка вниз — выбрать.` : "";
  }

  async function ask() {
    asked?.abort();
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    asked = new AbortController();
    try {
      const response = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal: asked.signal });
      if (response.ok && document.activeElement === field) show((await response.json()).suggestions);
    } catch { /* a newer question, or no network: the field works without */ }
  }

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + step + count + 2) % (count + 1)) - 1);
    } else if (event.key === "Enter") {
      clearTimeout(timer);
      asked?.abort();
      if (active >= 0) { event.preventDefault(); location.assign(list.children[active].dataset.url); }
      close();
    }
  });
  field.addEventListener("blur", () => { clearTimeout(timer); close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-url]");
    if (option) location.assign(option.dataset.url);
  });
}

document.querySelectorAll("[data-suggest]").forEach(attach);
