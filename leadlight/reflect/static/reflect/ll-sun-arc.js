/** <ll-sun-arc minutes="5" begun="2026-11-21T10:00:00Z">: moves the sun of the arc inside it once in ten seconds. No digits, no sound. */
const EVERY_S = 10

class SunArc extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(this.move, EVERY_S * 1000)
    this.move()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  move = () => {
    const gone = (Date.now() - Date.parse(this.getAttribute("begun"))) / 60000 / Number(this.getAttribute("minutes"))
    const t = Math.min(Math.max(gone, 0), 1)
    const disc = this.querySelector(".sun__disc")
    disc?.setAttribute("cx", (1 - t) ** 2 * 12 + 2 * t * (1 - t) * 95 + t ** 2 * 178)
    disc?.setAttribute("cy", (1 - t) ** 2 * 32 + 2 * t * (1 - t) * -15 + t ** 2 * 32)
    if (t === 1) clearInterval(this.timer)
  }
}
customElements.define("ll-sun-arc", SunArc)
