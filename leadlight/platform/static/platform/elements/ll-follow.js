/** <ll-follow socket="/live/class/7/" fragment="/class/7/board/cards/" every="5">: keeps what is inside as fresh as the server.
 *  socket     where "something changed" is told; may be missing
 *  fragment   the address of the inside as HTML, asked for when told and, told or not, every few seconds
 *  every      seconds between two looks (5)
 *  Each message also becomes a "told" event; state is "live", "asking" or "away". Nothing under a finger, in an open
 *  menu or a field with words is exchanged: it waits until it is let go. */
const longestMs = 15000

class Follow extends HTMLElement {
  connectedCallback() {
    this.wait = 1000
    this.addEventListener("pointerdown", () => this.held = true)
    for (const name of ["pointerup", "pointercancel"]) this.addEventListener(name, this.letGo)
    document.addEventListener("visibilitychange", this.wake)
    this.ticks = setInterval(this.look, Number(this.getAttribute("every") || 5) * 1000)
    this.open()
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.wake)
    clearInterval(this.ticks)
    clearTimeout(this.later)
    this.gone = true
    this.line?.close()
  }

  open = () => {
    if (!this.getAttribute("socket") || this.gone) return
    this.line = new WebSocket(new URL(this.getAttribute("socket"), location.href.replace(/^http/, "ws")))
    this.line.onopen = () => {
      this.wait = 1000
      this.setAttribute("state", "live")
      this.look()
    }
    this.line.onmessage = event => {
      this.dispatchEvent(new CustomEvent("told", { detail: JSON.parse(event.data), bubbles: true }))
      this.look()
    }
    this.line.onclose = () => {
      this.setAttribute("state", "asking")
      this.later = setTimeout(this.open, this.wait)
      this.wait = Math.min(this.wait * 2, longestMs)
    }
  }

  wake = () => document.hidden || this.look()

  letGo = () => {
    this.held = false
    setTimeout(() => this.next && this.exchange(this.next), 400)
  }

  look = async () => {
    if (document.hidden || !this.getAttribute("fragment")) return
    if (this.asking) return this.askAgain = true
    this.asking = true
    try {
      const answer = await fetch(this.getAttribute("fragment"), { headers: { "X-Requested-With": "ll-follow" } })
      if (answer.redirected) return location.reload()
      if (answer.ok) this.exchange(await answer.text())
      if (this.getAttribute("state") === "away") this.setAttribute("state", "asking")
    } catch {
      this.setAttribute("state", "away")
    } finally {
      this.asking = false
      if (this.askAgain) this.askAgain = this.look() && false
    }
  }

  busy() {
    const here = document.activeElement
    const typing = this.contains(here) && here.matches("textarea, input:not([type=hidden]), select")
    return this.held || typing || this.querySelector("details[open], dialog[open]")
  }

  exchange(html) {
    if (html === this.shown) return this.next = null
    if (this.busy()) return this.next = html
    const focused = this.contains(document.activeElement) ? document.activeElement.id : ""
    this.innerHTML = html
    this.shown = html
    this.next = null
    if (focused) document.getElementById(focused)?.focus()
    this.dispatchEvent(new CustomEvent("changed", { bubbles: true }))
  }
}
customElements.define("ll-follow", Follow)
