/** <ll-idle minutes="10">: round the bye button. When nobody touches the page that long, it presses bye by itself. */
class Idle extends HTMLElement {
  connectedCallback() {
    for (const kind of Idle.signs) addEventListener(kind, this.wake, { passive: true })
    addEventListener("pageshow", this.fresh)
    this.wake()
  }
  disconnectedCallback() {
    for (const kind of Idle.signs) removeEventListener(kind, this.wake)
    removeEventListener("pageshow", this.fresh)
    clearTimeout(this.timer)
  }
  static signs = ["pointerdown", "keydown", "input"]
  fresh = (event) => { if (event.persisted) location.reload() }
  wake = () => {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.querySelector("form").submit(), Number(this.getAttribute("minutes")) * 60000)
  }
}
customElements.define("ll-idle", Idle)
