/** <ll-space-left max="400">: shows how many characters remain in its textarea. The server checks too. */
class SpaceLeft extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this.show)
    this.show()
  }

  show = () => {
    const used = [...this.querySelector("textarea").value].length
    this.querySelector("output").value = Number(this.getAttribute("max")) - used
  }
}
customElements.define("ll-space-left", SpaceLeft)
