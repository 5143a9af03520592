/** <ll-print>: shows its button where the browser can print this page. */
class Print extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector("button").addEventListener("click", () => window.print())
  }
}
customElements.define("ll-print", Print)
