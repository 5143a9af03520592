/** <ll-read hidden><button aria-pressed>…</button></ll-read>: reads the page's main part aloud, tap again to stop.
 *  Stays hidden where this device has no voice for the page's language. Says what has data-say instead of its text. */
const skipped = "button, input, textarea, select, audio, script, [hidden], [aria-hidden=true], .vh, [data-quiet]"

class ReadToMe extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return
    this.button = this.querySelector("button")
    this.button.addEventListener("click", this.turn)
    speechSynthesis.addEventListener("voiceschanged", this.look)
    addEventListener("pagehide", this.stop)
    this.look()
  }

  disconnectedCallback() {
    if (!("speechSynthesis" in window)) return
    speechSynthesis.removeEventListener("voiceschanged", this.look)
    removeEventListener("pagehide", this.stop)
    this.stop()
  }

  look = () => {
    const language = document.documentElement.lang.split("-")[0]
    this.voice = speechSynthesis.getVoices().find(each => each.lang.split(/[-_]/)[0] === language)
    this.hidden = !this.voice
  }

  turn = () => speechSynthesis.speaking ? this.stop() : this.start()

  start() {
    const texts = [...this.sentences()]
    texts.forEach((text, index) => {
      const saying = new SpeechSynthesisUtterance(text)
      saying.voice = this.voice
      saying.lang = this.voice.lang
      saying.rate = 0.9
      if (index === texts.length - 1) saying.onend = this.stop
      speechSynthesis.speak(saying)
    })
    if (texts.length) this.button.setAttribute("aria-pressed", "true")
  }

  stop = () => {
    speechSynthesis.cancel()
    this.button.setAttribute("aria-pressed", "false")
  }

  * sentences() {
    const places = document.querySelectorAll("h1, main :is(h1, h2, h3, p, li, a, label, legend, summary, [data-say])")
    for (const place of places) {
      if (place.closest(skipped) || place.parentElement.closest("p, li, a, label, [data-say]")) continue
      const text = place.dataset.say ?? this.words(place)
      if (text) yield text
    }
  }

  words(place) {
    const copy = place.cloneNode(true)
    copy.querySelectorAll(skipped).forEach(each => each.remove())
    return copy.textContent.replace(/\s+/g, " ").trim()
  }
}
customElements.define("ll-read", ReadToMe)
