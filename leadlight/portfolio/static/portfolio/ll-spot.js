/** <ll-spot for="picture">: a tap on the picture sets the spot of the note being written.
 * The nine places beside it do the same by keyboard and without script.
 */
class Spot extends HTMLElement {
  connectedCallback() {
    this.picture = document.getElementById(this.getAttribute("for"))
    if (!this.picture) return
    this.querySelector("[data-tap]").hidden = false
    this.across = this.querySelector("[name=spot_x]")
    this.down = this.querySelector("[name=spot_y]")
    this.picture.addEventListener("click", this.tap)
    this.addEventListener("change", this.place)
  }

  disconnectedCallback() {
    this.picture?.removeEventListener("click", this.tap)
  }

  tap = event => {
    const image = this.picture.querySelector("img")
    if (event.target !== image) return
    const box = image.getBoundingClientRect()
    this.put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
    const words = this.closest("form").elements.words.closest("details")
    if (words) words.open = true
    for (let fold = this.querySelector("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    for (const radio of this.querySelectorAll("[name=where]")) radio.checked = false
  }

  place = event => {
    if (event.target.name !== "where") return
    const [across, down] = event.target.value.split(",").map(Number)
    event.target.value ? this.put(across, down) : this.clear()
  }

  put(across, down) {
    this.across.value = across.toFixed(3)
    this.down.value = down.toFixed(3)
    this.clear(false)
    this.pin = document.createElement("span")
    this.pin.className = `pin new spot-x${Math.round(across * 20)} spot-y${Math.round(down * 20)}`
    this.picture.append(this.pin)
  }

  clear(values = true) {
    this.pin?.remove()
    if (values) this.across.value = this.down.value = ""
  }
}
customElements.define("ll-spot", Spot)
