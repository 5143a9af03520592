/** <ll-call socket="/live/five/7/" fragment="/five-minutes/now/">: what the class is called to, on any page of a child.
 *  It only listens: the fragment is asked for when something is told, or after the line was lost, never now and then, so
 *  an iPad that was left alone still says goodbye. Where sockets do not get through, the next page shows it. */
const firstMs = 2000, longestMs = 60000

class Call extends HTMLElement {
  connectedCallback() {
    this.wait = firstMs
    addEventListener("pagehide", this.leave)
    addEventListener("pageshow", this.again)
    this.open()
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.leave)
    removeEventListener("pageshow", this.again)
    this.leave()
  }

  open = () => {
    this.line = new WebSocket(new URL(this.getAttribute("socket"), location.href.replace(/^http/, "ws")))
    this.line.onopen = () => {
      this.wait = firstMs
      this.setAttribute("state", "live")
      if (this.lost) this.look()
      this.lost = false
    }
    this.line.onmessage = this.look
    this.line.onclose = () => {
      this.setAttribute("state", "away")
      this.lost = true
      this.later = setTimeout(this.open, this.wait)
      this.wait = Math.min(this.wait * 2, longestMs)
    }
  }

  leave = () => {
    clearTimeout(this.later)
    if (this.line) this.line.onclose = null
    this.line?.close()
  }

  again = event => {
    if (event.persisted) this.open()
  }

  look = async () => {
    try {
      const answer = await fetch(this.getAttribute("fragment"))
      if (answer.ok && !answer.redirected) this.innerHTML = await answer.text()
    } catch { /* no network just now: the line opens again, and then we look */ }
  }
}
customElements.define("ll-call", Call)
