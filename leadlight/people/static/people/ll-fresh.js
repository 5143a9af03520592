/** <ll-fresh>: on a shared device, a page brought back by the back button is asked for anew: nobody sees the child before. */
class Fresh extends HTMLElement {
  connectedCallback() { addEventListener("pageshow", this.again) }
  disconnectedCallback() { removeEventListener("pageshow", this.again) }
  again = (event) => { if (event.persisted) location.reload() }
}
customElements.define("ll-fresh", Fresh)
