/** <ll-secret wanted="4" said="chosen">: keeps the taps in its form and sends them together. Without it each tap is sent. */
class Secret extends HTMLElement {
  connectedCallback() { this.addEventListener("click", this.tap) }
  tap = (event) => {
    const tile = event.target.closest("button[name=picture]")
    if (!tile) return
    event.preventDefault()
    const form = this.querySelector("form")
    const taps = () => form.querySelectorAll("input[name=picture]").length
    if (taps() >= this.wanted) return
    const one = Object.assign(document.createElement("input"), { type: "hidden", name: "picture", value: tile.value })
    form.append(one)
    document.querySelectorAll(".dot").forEach((dot, number) => dot.classList.toggle("dot--lit", number < taps()))
    this.querySelector("output").value = `${tile.getAttribute("aria-label")} ${this.getAttribute("said")}`
    if (taps() === this.wanted) form.submit()
  }
  get wanted() { return Number(this.getAttribute("wanted")) }
}
customElements.define("ll-secret", Secret)
