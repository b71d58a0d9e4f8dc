// Sends files as soon as they are chosen or dropped, and the buttons of the list without leaving the page.
// Without it, or when the server does not answer, the form does the same by itself.

function start(box) {
  const { uploadUrl, maxSize } = box.dataset;
  const form = box.closest("form");
  if (!uploadUrl || !form) return;
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-list]");
  const errors = box.querySelector("[data-errors]");
  const progress = box.querySelector("[data-progress]");
  const status = box.querySelector("[data-status]");
  const text = (name) => box.dataset[`text${name}`];
  let queue = Promise.resolve();
  box.querySelector("[data-send]").hidden = true;

  function showErrors(sentences) {
    const items = sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence }));
    errors.querySelector("ul").replaceChildren(...items);
    errors.hidden = items.length === 0;
    input.toggleAttribute("aria-invalid", items.length > 0);
    input.setAttribute("aria-describedby", items.length ? "files-hint files-errors" : "files-hint");
  }

  function addError(sentence) {
    showErrors([...[...errors.querySelectorAll("li")].map((item) => item.textContent), sentence]);
  }

  // Only the list's own fields go along: the rest of the form is not ready to be sent.
  function fields() {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
    for (const label of list.querySelectorAll("input[name^=file-label-]")) data.append(label.name, label.value);
    return data;
  }

  // XMLHttpRequest, because fetch does not tell how much has been sent.
  function send(data, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", uploadUrl);
      request.responseType = "json";
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      if (onProgress) request.upload.addEventListener("progress", onProgress);
      request.addEventListener("load", () => {
        if (request.status === 200 && request.response?.html !== undefined) resolve(request.response);
        else reject(new Error(String(request.status)));
      });
      request.addEventListener("error", () => reject(new Error("network")));
      request.send(data);
    });
  }

  // What a person types into a label while a file is being sent must outlive the new list.
  function showList(html) {
    const typed = new Map([...list.querySelectorAll("input")].map((label) => [label.id, label.value]));
    const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
    list.innerHTML = html;
    for (const [id, value] of typed) {
      const label = document.getElementById(id);
      if (label) label.value = value;
    }
    if (focused) document.getElementById(focused)?.focus();
  }

  async function upload(file) {
    if (file.size > Number(maxSize)) {
      addError(`«${file.name}» ${text("Large")}`);
      return;
    }
    const row = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", `${text("Sending")}: ${file.name}`);
    row.append(Object.assign(document.createElement("span"), { textContent: `${text("Sending")}: ${file.name}` }), bar);
    progress.append(row);
    progress.hidden = false;
    status.textContent = `${text("Sending")}: ${file.name}`;
    const data = fields();
    data.append("files", file);
    try {
      const answer = await send(data, (event) => {
        if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
      });
      showList(answer.html);
      answer.errors.forEach(addError);
      if (answer.attached.length) status.textContent = `${text("Done")}: ${answer.attached.join(", ")}`;
    } catch {
      addError(`«${file.name}» ${text("Failed")}`);
    }
    row.remove();
    progress.hidden = !progress.children.length;
  }

  // One after another: the order on the page is the order in which they were chosen.
  function take(files) {
    showErrors([]);
    for (const file of files) queue = queue.then(() => upload(file));
  }

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    take(files);
  });

  list.addEventListener("click", async (event) => {
    const button = event.target.closest("button[name]");
    if (!button) return;
    event.preventDefault();
    const data = fields();
    data.append(button.name, button.value);
    try {
      const answer = await send(data);
      showErrors(answer.errors);
      showList(answer.html);
      if (answer.removed) status.textContent = `${text("Removed")}: ${answer.removed}`;
      const again = list.querySelector(`button[name=${button.name}][value="${button.value}"]`);
      (again ?? list.querySelector("button") ?? input).focus();
    } catch {
      showErrors([text("Lost")]);
    }
  });

  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      box.classList.add("attachments--over");
    });
  }
  box.addEventListener("dragleave", (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove("attachments--over");
  });
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    box.classList.remove("attachments--over");
    take([...event.dataTransfer.files]);
  });
}

document.querySelectorAll("[data-attachments]").forEach(start);
