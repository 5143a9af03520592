/** <ll-undo> round the lines that say what happened: Ctrl or Cmd and Z presses the last Undo, unless somebody is typing. */
class Undo extends HTMLElement {
  connectedCallback() { addEventListener("keydown", this.press) }

  disconnectedCallback() { removeEventListener("keydown", this.press) }

  press = event => {
    const typing = event.target.closest?.("textarea, input, select, [contenteditable]")
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing) return
    const button = [...this.querySelectorAll("form button")].at(-1)
    if (!button) return
    event.preventDefault()
    button.click()
  }
}
customElements.define("ll-undo", Undo)
