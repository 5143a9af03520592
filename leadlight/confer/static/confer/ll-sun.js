/** <ll-sun begun="1790000000" now="1790000300" minutes="20">: moves the sun every half minute, by the server's clock.
 *  A tap says in words how it stands. Three minutes before the end .nearly shows once, and nothing jumps. */
const lastMin = 3

class Sun extends HTMLElement {
  connectedCallback() {
    this.ahead = Number(this.getAttribute("now")) - Date.now() / 1000
    this.addEventListener("click", this.tell)
    this.ticks = setInterval(this.move, 30000)
    this.move()
  }

  disconnectedCallback() {
    clearInterval(this.ticks)
  }

  get share() {
    const gone = Date.now() / 1000 + this.ahead - Number(this.getAttribute("begun"))
    return Math.min(Math.max(gone / 60 / Number(this.getAttribute("minutes")), 0), 1)
  }

  move = () => {
    const t = this.share, disc = this.querySelector("circle")
    disc.setAttribute("cx", (1 - t) ** 2 * 12 + 2 * t * (1 - t) * 95 + t ** 2 * 178)
    disc.setAttribute("cy", (1 - t) ** 2 * 32 + 2 * t * (1 - t) * -15 + t ** 2 * 32)
    this.querySelector("svg").setAttribute("aria-label", this.words)
    const minutes = Number(this.getAttribute("minutes")), key = `nearly ${this.getAttribute("begun")}`
    const nearly = document.querySelector(".nearly")
    if (!nearly || t * minutes < minutes - lastMin || sessionStorage.getItem(key)) return
    sessionStorage.setItem(key, "said")
    nearly.hidden = false
    nearly.addEventListener("click", () => { nearly.hidden = true })
    nearly.addEventListener("submit", () => { nearly.hidden = true })
  }

  get words() {
    return this.share < 0.35 ? this.dataset.begun : this.share < 0.85 ? this.dataset.half : this.dataset.nearly
  }

  tell = () => {
    this.querySelector("output").textContent = this.words
  }
}
customElements.define("ll-sun", Sun)
