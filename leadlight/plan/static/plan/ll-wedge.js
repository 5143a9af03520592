/** <ll-wedge>: shows the picture of the tapped piece in the part's own wedge. Without script the wedge keeps its symbol. */
class WedgeShown extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    document.addEventListener("change", this.show)
    this.show()
  }

  disconnectedCallback() { document.removeEventListener("change", this.show) }

  show = () => {
    const chosen = [...this.form.elements].find(each => each.name === "artifact" && each.checked)
    const picture = chosen?.closest(".pane").querySelector("img")
    const shown = this.querySelector("[data-shown]")
    this.querySelector("[data-wedge]").classList.toggle("lit", Boolean(chosen) || this.wasLit())
    shown.toggleAttribute("hidden", !picture)
    if (picture) shown.querySelector("image").setAttribute("href", picture.currentSrc || picture.src)
  }

  wasLit() {
    this.lit ??= this.querySelector("[data-wedge]").classList.contains("lit")
    return this.lit
  }
}
customElements.define("ll-wedge", WedgeShown)
