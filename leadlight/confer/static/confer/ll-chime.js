/** <ll-chime hidden><button>…</button><output data-said="Can you hear it?"></output></ll-chime>: two soft notes, made here,
 *  so that a table knows before it begins whether a recorded voice will be heard. Only where the device can play. */
const notes = [[523.25, 0], [783.99, 0.28]]
const longS = 1.4

class Chime extends HTMLElement {
  connectedCallback() {
    if (!window.AudioContext) return
    this.hidden = false
    this.addEventListener("click", this.ring)
  }

  disconnectedCallback() {
    this.sound?.close()
    this.sound = null
  }

  ring = event => {
    if (!event.target.closest("button")) return
    this.sound ??= new AudioContext()
    this.sound.resume()
    for (const [pitch, after] of notes) this.strike(pitch, this.sound.currentTime + after)
    const said = this.querySelector("output")
    said.value = said.dataset.said
  }

  strike(pitch, at) {
    const tone = this.sound.createOscillator(), loud = this.sound.createGain()
    tone.frequency.value = pitch
    loud.gain.setValueAtTime(0.0001, at)
    loud.gain.exponentialRampToValueAtTime(0.4, at + 0.03)
    loud.gain.exponentialRampToValueAtTime(0.0001, at + longS)
    tone.connect(loud).connect(this.sound.destination)
    tone.start(at)
    tone.stop(at + longS)
  }
}
customElements.define("ll-chime", Chime)
