// Keeps what is typed: a little after the last key, on leaving a field, and on leaving the page.
const PAUSE = 2500;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  let dirty = false;
  let sending = false;
  let stopped = false;

  const body = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };

  const save = async () => {
    clearTimeout(timer);
    if (!dirty || sending || stopped) return;
    dirty = false;
    sending = true;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: body() });
      const told = await answer.json();
      status.textContent = told.message ?? "";
      if (answer.ok) form.elements.version.value = told.version;
      else stopped = true;
    } catch {
      // The line is down: what was typed stays on the page, and the next key tries again.
      dirty = true;
      status.textContent = "Нет связи. Не закрывайте страницу: текст сохранится, когда связь вернётся.";
      timer = setTimeout(save, PAUSE * 4);
    } finally {
      sending = false;
      if (dirty && !stopped) timer = setTimeout(save, PAUSE);
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("focusout", save);
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    if (dirty && !stopped) navigator.sendBeacon(form.dataset.autosave, body());
  });
}
