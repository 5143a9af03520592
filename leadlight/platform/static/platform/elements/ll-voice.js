/** <ll-voice most="120">: tap to talk, tap to stop, hear it, again or keep. Drawn by {% voice %}; wraps
 *  <input type="file" accept="audio/*">, into which the recording goes, so the form is posted as any other.
 *  most   seconds after which the ring of glass is full and it stops by itself
 *  Without microphone, permission or https the file picker stays, with a sentence why. Keeping also stops. */
const kinds = [["audio/webm;codecs=opus", "webm"], ["audio/mp4", "m4a"], ["audio/ogg;codecs=opus", "ogg"]]
const pieceMs = 1000

class Voice extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]")
    this.form = this.input?.form
    if (!this.querySelector(".voice__button")) return
    if (!navigator.mediaDevices || !window.MediaRecorder || !window.isSecureContext) return this.tell("http")
    this.classList.add("ready")
    this.querySelector(".voice__button").addEventListener("click", this.turn)
    this.querySelector("[data-again]").addEventListener("click", this.again)
    this.form?.addEventListener("submit", this.keep)
    this.show("idle")
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.keep)
    this.recorder?.stop()
    this.letGo()
  }

  turn = () => this.recorder ? this.recorder.stop() : this.start()

  again = () => {
    this.input.value = ""
    this.start()
  }

  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch (refused) {
      return this.tell(refused.name === "NotFoundError" ? "none" : "refused")
    }
    const [type, ending] = kinds.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? ["", "webm"]
    const pieces = []
    this.recorder = new MediaRecorder(this.stream, type ? { mimeType: type } : {})
    this.recorder.ondataavailable = event => event.data.size && pieces.push(event.data)
    this.recorder.onstop = () => this.heard(new Blob(pieces, { type: type.split(";")[0] }), ending)
    this.recorder.start(pieceMs)
    this.began = performance.now()
    this.clock = setInterval(this.fill, 250)
    this.show("listening")
  }

  heard(blob, ending) {
    this.recorder = null
    this.letGo()
    if (!blob.size) return this.show("idle")
    const carrier = new DataTransfer()
    carrier.items.add(new File([blob], `voice.${ending}`, { type: blob.type }))
    this.input.files = carrier.files
    this.input.dispatchEvent(new Event("change", { bubbles: true }))
    const player = this.querySelector("audio")
    if (player.src) URL.revokeObjectURL(player.src)
    player.src = URL.createObjectURL(blob)
    this.show("heard")
    if (this.waiting) this.form.requestSubmit(this.waiting.submitter)
  }

  /** The form was sent while we listen: stop, take the last piece along, send then. */
  keep = event => {
    if (!this.recorder) return
    event.preventDefault()
    this.waiting = { submitter: event.submitter }
    this.recorder.stop()
  }

  fill = () => {
    const share = (performance.now() - this.began) / 1000 / Number(this.getAttribute("most") || 120)
    this.querySelectorAll(".voice__fill").forEach(arc => {
      const [from, to] = [Number(arc.dataset.from), Number(arc.dataset.to)]
      arc.setAttribute("stroke-dasharray", `${Math.max(0, Math.min(share, to) - from) * 20} 20`)
    })
    if (share >= 1) this.recorder?.stop()
  }

  letGo() {
    clearInterval(this.clock)
    this.stream?.getTracks().forEach(track => track.stop())
    this.stream = null
  }

  show(state) {
    this.dataset.state = state
    const say = this.querySelector(".voice__say")
    say.textContent = say.dataset[state]
    this.querySelector(".voice__after").hidden = state !== "heard"
    this.querySelector(".voice__ring").hidden = state === "heard"
    for (const face of this.querySelectorAll("[data-when]")) face.hidden = face.dataset.when !== state
    if (state === "heard") this.querySelector("audio").focus()
  }

  tell(why) {
    const sentence = this.querySelector(".voice__why")
    sentence.textContent = sentence.dataset[why]
    sentence.hidden = false
    this.classList.add("refused")
  }
}
customElements.define("ll-voice", Voice)
