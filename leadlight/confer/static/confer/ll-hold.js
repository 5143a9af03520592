/** <ll-hold part="34">: turns pages at once, with or without a network. Inside stand all parts as [data-part].
 *  A turn is shown before the server answers; without a network it stays shown, nothing claims to be kept, and the last
 *  turn is sent when the network is back. A lamp lit without a network becomes a large lamp to hold up. */
class Hold extends HTMLElement {
  connectedCallback() {
    this.live = this.closest("ll-live")
    this.addEventListener("submit", this.turning, true)
    this.addEventListener("click", this.down)
    this.live.addEventListener("swapped", this.follow)
    this.live.addEventListener("unsent", this.keep)
    this.live.addEventListener("back", this.back)
    addEventListener("load", this.fetchAll)
    if (document.readyState === "complete") this.fetchAll()
  }

  disconnectedCallback() {
    this.live.removeEventListener("swapped", this.follow)
    this.live.removeEventListener("unsent", this.keep)
    this.live.removeEventListener("back", this.back)
    removeEventListener("load", this.fetchAll)
  }

  /** The pictures of every part, quietly, so that they are there when the network is not. */
  fetchAll = () => {
    for (const picture of this.querySelectorAll("img[loading=lazy]")) picture.loading = "eager"
  }

  turning = event => {
    const form = event.target
    if (form.dataset.lamp && this.live.getAttribute("state") === "away") {
      event.preventDefault()
      this.querySelector(".hold-up").hidden = false
    }
    if (form.dataset.turn === undefined) return
    this.sending = form.dataset.turn
    this.turn(form.dataset.turn)
  }

  turn(part) {
    if (this.getAttribute("part") === part) return
    this.setAttribute("part", part)
    for (const each of this.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== part
    for (const notes of this.querySelectorAll("details.peek[open]")) notes.open = false
    scrollTo(0, 0)
  }

  /** Where the server says we are, unless a turn of ours has not got there yet. */
  follow = event => {
    const part = event.detail.querySelector("ll-hold")?.getAttribute("part")
    if (part === this.sending) this.sending = undefined
    if (part && this.sending === undefined) this.turn(part)
  }

  keep = event => {
    if (event.detail.form?.dataset.turn !== undefined) this.unsent = event.detail
  }

  back = () => {
    const turn = this.unsent
    this.unsent = undefined
    this.querySelector(".hold-up").hidden = true
    if (turn) this.live.send(turn.action, turn.body)
    else this.sending = undefined
  }

  down = event => {
    if (event.target.closest(".hold-up__close")) this.querySelector(".hold-up").hidden = true
  }
}
customElements.define("ll-hold", Hold)
