/** <ll-begin>: buttons with data-begin write the beginning of a sentence into the textarea inside, where it goes on. */
class Begin extends HTMLElement {
  connectedCallback() { this.addEventListener("click", this.begin) }

  begin = event => {
    const words = event.target.closest("[data-begin]")?.dataset.begin
    const box = this.querySelector("textarea")
    if (!words || !box) return
    const before = box.value.trimEnd()
    box.value = (before ? `${before} ` : "") + words.replace(/\s*…\s*$/, " ")
    box.focus()
    box.setSelectionRange(box.value.length, box.value.length)
  }
}
customElements.define("ll-begin", Begin)
