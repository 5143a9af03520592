/** <ll-photo>: a photo taken or chosen, shown at once, and taken again.
 * Wraps the file input that travels with the form, a second one without the camera, an <img> and a button.
 * Without script the first input is an ordinary file picker.
 */
class Photo extends HTMLElement {
  connectedCallback() {
    this.kept = this.querySelector("input[name=picture]")
    this.chosen = this.querySelector("[data-choose]")
    this.image = this.querySelector(".shot__preview")
    this.again = this.querySelector(".shot__again")
    this.classList.add("ready")
    this.kept.addEventListener("change", this.show)
    this.chosen.addEventListener("change", this.take)
    this.again.addEventListener("click", this.restart)
  }

  disconnectedCallback() {
    URL.revokeObjectURL(this.image.src)
  }

  take = () => {
    const files = new DataTransfer()
    for (const file of this.chosen.files) files.items.add(file)
    this.kept.files = files.files
    this.show()
  }

  show = () => {
    const [file] = this.kept.files
    this.classList.toggle("taken", Boolean(file))
    this.image.hidden = this.again.hidden = !file
    URL.revokeObjectURL(this.image.src)
    if (file) this.image.src = URL.createObjectURL(file)
  }

  restart = () => {
    this.kept.value = this.chosen.value = ""
    this.show()
    this.kept.click()
  }
}
customElements.define("ll-photo", Photo)
