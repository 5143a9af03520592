/** <ll-keep>: calms the buttons of its form while it is on its way to be kept. The form's own key makes a second
    sending harmless; this only says that something is happening. */
class Keep extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.form.addEventListener("submit", this.busy)
    addEventListener("pageshow", this.calm)
  }

  disconnectedCallback() {
    this.form.removeEventListener("submit", this.busy)
    removeEventListener("pageshow", this.calm)
  }

  busy = () => this.form.setAttribute("aria-busy", "true")

  calm = () => this.form.removeAttribute("aria-busy")
}
customElements.define("ll-keep", Keep)
