/** <ll-soon state="/file/…/state/" alt="A kite">: asks now and then until the picture or sound is there, then shows it.
    The words about it never leave the page. Without script the page shows it when it is opened again. */
const FIRST_MS = 700
const LONGEST_MS = 15000

class Soon extends HTMLElement {
  connectedCallback() { this.wait = FIRST_MS; this.later() }
  disconnectedCallback() { clearTimeout(this.timer) }
  later() { this.timer = setTimeout(() => this.look(), this.wait); this.wait = Math.min(this.wait * 1.5, LONGEST_MS) }

  async look() {
    try {
      const answer = await fetch(this.getAttribute("state"), { headers: { Accept: "text/html" } })
      if (answer.redirected || answer.status === 404) return
      if (answer.ok) {
        const found = document.createElement("template")
        found.innerHTML = await answer.text()
        if (!found.content.querySelector("ll-soon")) return this.show(found.content)
      }
    } catch { /* no network just now: ask again */ }
    this.later()
  }

  show(content) {
    const words = this.getAttribute("alt")
    content.querySelector("img")?.setAttribute("alt", words)
    if (words) content.querySelector("audio")?.setAttribute("aria-label", words)
    this.replaceWith(content)
  }
}
customElements.define("ll-soon", Soon)
