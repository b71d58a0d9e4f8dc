// Keeps what is typed: a little after the last key, on leaving a field, and on leaving the page.
// When it cannot be kept (no line, the session has ended, another window was faster), it says so, and a copy stays
// in the browser until the server has it. Works for every form with data-autosave, a field «version» and a
// [data-autosave-status].
const PAUSE = 2000;
const AGAIN = 5000;
const LINE =
  "Нет связи с порталом. Текст цел: он остаётся на этой странице и сохранится, как только связь вернётся.";
const LOGIN = "Время входа истекло. Текст цел: он остаётся на этой странице. ";
const FOREIGN = "Заявка не открывается: она удалена, или в этом браузере вошли под другим именем. Текст остаётся на этой странице. ";
const DAYS = 7;

// A copy of a form in the browser, for the time that the server does not have it. It is removed as soon as the
// server has: on a computer in a staff room nothing must stay behind.
class Copy {
  constructor(kept) {
    this.kept = kept;
  }

  // Puts the copy into the fields; false when they hold it already.
  restore(form) {
    const values = new Map();
    for (const [name, value] of this.kept.fields) values.set(name, [...(values.get(name) ?? []), value]);
    let changed = false;
    for (const field of form.elements) {
      if (!field.name || field.type === "file" || field.type === "submit" || field.type === "fieldset") continue;
      if (field.name === "csrfmiddlewaretoken" || field.name === "version") continue;
      const typed = values.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") {
        const checked = typed.includes(field.value);
        if (field.checked !== checked) changed = true;
        field.checked = checked;
      } else if (typed.length && field.value !== typed[0].replaceAll("\r\n", "\n")) {
        changed = true;
        field.value = typed[0];
      }
    }
    // With the version that it was typed upon, so that what was saved since is no less seen.
    if (changed) form.elements.version.value = this.kept.version;
    return changed;
  }
}

function copyOf(address) {
  const key = `mms-unsaved:${address}`;
  // Storage can be switched off; then the page alone keeps what is typed.
  const tried = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    keep(data) {
      const fields = [...data].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "version");
      const copy = { at: Date.now(), version: data.get("version"), fields };
      tried(() => localStorage.setItem(key, JSON.stringify(copy)));
    },
    forget() {
      tried(() => localStorage.removeItem(key));
    },
    read() {
      const kept = tried(() => JSON.parse(localStorage.getItem(key)));
      if (!kept || Date.now() - kept.at > DAYS * 86_400_000) return null;
      return new Copy(kept);
    },
  };
}

// Whether a field no longer holds what the server sent.
function differs(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) {
    const sent = Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
    return !field.multiple && field.selectedIndex !== sent;
  }
  const typing = field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && !["hidden", "file"].includes(field.type));
  return typing && field.value !== field.defaultValue;
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.autosave;
    this.status = form.querySelector("[data-autosave-status]");
    this.copy = copyOf(this.address);
    this.dirty = false;
    this.state = "idle"; // idle, sending, waiting (to try again), conflict, closed, leaving
    this.timer = 0;
    form.addEventListener("input", (event) => this.typed(event));
    form.addEventListener("focusout", () => this.state === "idle" && this.save());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.save());
    addEventListener("focus", () => this.state === "waiting" && this.save());
    document.addEventListener("visibilitychange", () => this.save());
    addEventListener("pagehide", () => this.leave());
    addEventListener("beforeunload", (event) => {
      if (this.dirty && this.state !== "leaving" && this.state !== "idle") event.preventDefault();
    });
    this.restore();
    // Whoever types faster than the script loads has typed all the same.
    if (this.state === "idle" && [...form.elements].some(differs)) this.typed({ target: form });
  }

  fields() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  say(text, { problem = false, link = null } = {}) {
    if (this.status.textContent === text + (link ? link.textContent : "")) return;
    this.status.classList.toggle("autosave--problem", problem);
    this.status.replaceChildren(text, ...(link ? [link] : []));
  }

  typed(event) {
    if (event.target.type === "file") return;
    this.dirty = true;
    this.copy.keep(this.fields());
    if (this.state !== "idle") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // True when the server has what is in the fields.
  async save({ always = false } = {}) {
    clearTimeout(this.timer);
    if (["sending", "conflict", "closed", "leaving"].includes(this.state)) return false;
    if (!this.dirty && !always) return true;
    this.dirty = false;
    this.state = "sending";
    let answer;
    try {
      answer = await this.post();
    } catch {
      return this.failed(LINE);
    }
    if (answer.ok) {
      const told = await answer.json();
      this.form.elements.version.value = told.version;
      this.state = "idle";
      this.say(told.message);
      if (this.dirty) this.timer = setTimeout(() => this.save(), PAUSE);
      else this.copy.forget();
      return true;
    }
    return this.refused(answer);
  }

  async post() {
    const send = () => fetch(this.address, { method: "POST", body: this.fields(), redirect: "manual" });
    const answer = await send();
    // A login in another tab changes the token of this form.
    if (answer.status === 403 && (await this.renewToken())) return send();
    return answer;
  }

  async renewToken() {
    const page = await fetch(location.pathname, { redirect: "manual" });
    if (!page.ok) return false;
    const found = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = found.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]")?.value;
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token ?? field.value;
    return Boolean(token);
  }

  async refused(answer) {
    if (answer.status === 409) {
      const told = await answer.json();
      this.dirty = true;
      this.state = told.conflict === false ? "closed" : "conflict";
      const label = this.state === "closed" ? "Показать, что набрано" : "Сравнить и выбрать";
      this.say(`${told.message} `, { problem: true, link: this.toServer(label) });
      return false;
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      return this.failed(LOGIN, this.link("Войти в новой вкладке", location.pathname));
    }
    if (answer.status === 404) return this.failed(FOREIGN, this.link("Личный кабинет", "/kabinet/"));
    return this.failed(LINE);
  }

  failed(text, link = null) {
    this.dirty = true;
    this.state = "waiting";
    this.say(text, { problem: true, link });
    this.timer = setTimeout(() => this.save(), AGAIN);
    return false;
  }

  link(text, href) {
    return Object.assign(document.createElement("a"), { textContent: text, href, target: "_blank" });
  }

  // The server shows both texts; there is one place where one chooses, with this script and without it.
  toServer(label) {
    const button = Object.assign(document.createElement("button"), { textContent: label });
    button.className = "link-button";
    button.name = "save";
    button.value = "1";
    return button;
  }

  // A step is left only when it is kept. After a conflict the server has the next word.
  async submitted(event) {
    if (this.state === "leaving" || this.state === "conflict" || this.state === "closed") {
      this.go();
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    while (this.state === "sending") await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.state === "waiting") this.state = "idle";
    await this.save({ always: true });
    if (this.state === "waiting") return;
    this.go();
    this.form.requestSubmit(submitter);
  }

  go() {
    this.state = "leaving";
    this.copy.forget();
  }

  leave() {
    if (["leaving", "conflict", "closed"].includes(this.state) || (!this.dirty && this.state !== "sending")) return;
    this.copy.keep(this.fields());
    navigator.sendBeacon(this.address, this.fields());
  }

  // What did not reach the server the last time the page was open.
  restore() {
    const kept = this.copy.read();
    if (!kept) return;
    const changed = kept.restore(this.form);
    if (!changed) {
      this.copy.forget();
      return;
    }
    this.dirty = true;
    this.say("Вернули то, что не успело сохраниться в прошлый раз. Сохраняем…");
    this.save();
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
