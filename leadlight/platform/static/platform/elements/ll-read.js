/** <ll-read hidden><button aria-pressed>…</button></ll-read>: reads the page aloud, ringing what it says just now; tap
 *  again to stop. For the youngest it says the buttons too, so that one who reads no word hears what each picture does.
 *  Stays hidden where this device has no voice for the page's language. Says what has data-say instead of its text.
 *  <ll-read data-of="selector"> reads that part alone, in the language it is written in. */
const never = "audio, script, [hidden], [aria-hidden=true], .vh, [data-quiet], ll-read"
const fields = "input, textarea, select"

class ReadToMe extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return
    this.button = this.querySelector("button")
    this.button.addEventListener("click", this.turn)
    this.little = document.documentElement.dataset.age === "5-7"
    this.skipped = this.little ? `${never}, ${fields}` : `${never}, ${fields}, button`
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
    const language = (this.part?.closest("[lang]") ?? document.documentElement).lang.split("-")[0]
    this.voice = speechSynthesis.getVoices().find(each => each.lang.split(/[-_]/)[0] === language)
    this.hidden = !this.voice
  }

  get part() { return this.dataset.of ? document.querySelector(this.dataset.of) : null }

  turn = () => speechSynthesis.speaking ? this.stop() : this.start()

  start() {
    const found = [...this.sentences()]
    found.forEach(([place, text], index) => {
      const saying = new SpeechSynthesisUtterance(text)
      saying.voice = this.voice
      saying.lang = this.voice.lang
      saying.rate = 0.9
      saying.onstart = () => this.ring(place)
      if (index === found.length - 1) saying.onend = this.stop
      speechSynthesis.speak(saying)
    })
    if (found.length) this.button.setAttribute("aria-pressed", "true")
  }

  stop = () => {
    speechSynthesis.cancel()
    this.ring(null)
    this.button?.setAttribute("aria-pressed", "false")
  }

  ring(place) {
    this.ringed?.classList.remove("said-now")
    this.ringed = place
    place?.classList.add("said-now")
    place?.scrollIntoView({ block: "nearest" })
  }

  * sentences() {
    if (this.part) return yield [this.part, this.words(this.part)]
    const kinds = "h1, h2, h3, p, li, a, label, legend, summary, [data-say]" + (this.little ? ", button" : "")
    const within = `h1, .bar__under, :is(main, .toasts, .foot, .conf__nav) :is(${kinds})`
    const last = this.little ? document.querySelectorAll(":is(.bar, .look, .conf__tools, .conf__more) :is(a, button, summary)") : []
    const places = [...document.querySelectorAll(within), ...last]
    for (const place of places) {
      if (!place.getClientRects().length || place.closest(this.skipped)) continue
      if (place.parentElement.closest("a, .spoken, p:not(:has(.btn)), label, button, summary, [data-say]") || this.holdsMore(place)) continue
      const text = place.dataset.say ?? (this.named(place) || this.words(place))
      if (text) yield [place, text]
    }
  }

  /** A row or list with buttons in it is said thing by thing. */
  holdsMore = place => place.matches("li") && place.querySelector("a, p") !== null || this.little && place.matches("li, p") && place.querySelector(".btn, button, label") !== null

  named = place => this.little && place.matches("a, button, summary") ? place.getAttribute("aria-label") ?? "" : ""

  words(place) {
    const copy = place.cloneNode(true)
    copy.querySelectorAll(`${never}, ${fields}`).forEach(each => each.remove())
    copy.querySelectorAll("*").forEach(each => each.before(" "))
    return copy.textContent.replace(/\s+/g, " ").trim()
  }
}
customElements.define("ll-read", ReadToMe)
