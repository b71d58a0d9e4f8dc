// Copies the citation; the text can be selected without it.
const button = document.querySelector("[data-copy]");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector("[data-cite]").textContent.trim());
    document.querySelector("[data-copied]").textContent = "Скопировано";
  });
}
