/** <ll-listen><button hidden> <audio controls> a wave <b hidden>0:14</b></ll-listen>: one large button and the wave in place
 *  of the device's own player. A tap on the wave goes to that place, the arrow keys go five seconds on and back.
 *  Without script the device's own player stands there. */
const STEP_S = 5

class Listen extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio")
    this.button = this.querySelector("button")
    if (!this.audio || !this.button) return
    this.audio.controls = false
    for (const part of this.querySelectorAll(":scope > [hidden]")) part.hidden = false
    this.button.addEventListener("click", this.turn)
    this.button.addEventListener("keydown", this.step)
    this.querySelector(".wave")?.addEventListener("click", this.go)
    for (const happens of ["play", "pause", "ended"]) this.audio.addEventListener(happens, this.look)
  }

  turn = () => this.audio.paused ? this.audio.play() : this.audio.pause()

  look = () => this.button.setAttribute("aria-pressed", String(!this.audio.paused))

  step = event => {
    const way = { ArrowRight: STEP_S, ArrowLeft: -STEP_S }[event.key]
    if (way) this.audio.currentTime = Math.max(0, this.audio.currentTime + way)
  }

  go = async event => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - box.left) / box.width
    if (this.audio.paused) await this.audio.play()
    if (Number.isFinite(this.audio.duration)) this.audio.currentTime = share * this.audio.duration
  }
}
customElements.define("ll-listen", Listen)
