/** <ll-drop [text] [send]>: drop a file on it, or paste one, as if it were chosen in its <input type="file">.
 *  text   a dropped text file is read into its <textarea> instead
 *  send   the form goes off at once */
class Drop extends HTMLElement {
  connectedCallback() {
    for (const name of ["dragover", "dragleave", "drop", "paste"]) this.addEventListener(name, this[name])
  }

  dragover = event => {
    event.preventDefault()
    this.classList.add("over")
  }

  dragleave = event => this.contains(event.relatedTarget) || this.classList.remove("over")

  drop = event => {
    event.preventDefault()
    this.classList.remove("over")
    this.take(event.dataTransfer.files)
  }

  paste = event => {
    const files = event.clipboardData.files
    if (!files.length) return
    event.preventDefault()
    this.take(files)
  }

  async take(files) {
    if (!files.length) return
    const field = this.querySelector(this.hasAttribute("text") ? "textarea" : "input[type=file]")
    if (field.matches("textarea")) {
      field.value = await files[0].text()
      field.dispatchEvent(new Event("input", { bubbles: true }))
    } else {
      const carrier = new DataTransfer()
      for (const file of field.multiple ? files : [files[0]]) carrier.items.add(file)
      field.files = carrier.files
    }
    field.dispatchEvent(new Event("change", { bubbles: true }))
    if (this.hasAttribute("send")) field.form.requestSubmit()
  }
}
customElements.define("ll-drop", Drop)
