/** <ll-draw>: a sheet to draw on with finger, pen or mouse: brush, pen, rub out, ten colours, three sizes, undo, redo,
 * words put where one taps, and a photo under it. When the form is sent the drawing goes into the wrapped file input as a picture.
 * Strokes are kept as points, so undo and another photo under them draw everything anew. A sheet nobody touched sends
 * nothing. By keyboard: arrows move, space draws (or puts the words there), Ctrl or Cmd with z and y undo and redo.
 */
const RUB = "destination-out"
const STEP = 12

class Draw extends HTMLElement {
  strokes = []
  undone = []
  tool = "brush"
  size = 20

  connectedCallback() {
    this.canvas = this.querySelector("canvas")
    this.file = this.querySelector(".draw__file input")
    for (const part of this.querySelectorAll("[hidden]:not([data-later])")) part.hidden = false
    this.querySelector(".draw__file").hidden = true
    this.ink = document.createElement("canvas")
    this.ink.width = this.canvas.width
    this.ink.height = this.canvas.height
    this.colour = this.coloured("ruby")
    this.addEventListener("click", this.choose)
    this.querySelector("[data-under]").addEventListener("change", this.under)
    this.canvas.addEventListener("pointerdown", this.begin)
    this.canvas.addEventListener("pointermove", this.go)
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, this.end)
    this.canvas.addEventListener("keydown", this.key)
    this.querySelector(".draw__words input")?.addEventListener("keydown", this.written)
    this.form = this.closest("form")
    this.form.addEventListener("submit", this.send)
    this.paint()
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.send)
  }

  coloured(name) {
    const pot = this.querySelector(`[data-colour=${name}]`)
    return pot ? getComputedStyle(pot).getPropertyValue("--pot").trim() || getComputedStyle(pot).backgroundColor : "black"
  }

  choose = event => {
    const button = event.target.closest("button")
    if (!button) return
    const { tool, colour, size } = button.dataset
    if (tool) this.tool = tool
    if (colour) this.colour = this.coloured(colour)
    if (size) this.size = Number(size)
    if (tool) this.lettering()
    for (const kind of ["tool", "colour", "size"]) if (button.dataset[kind]) this.press(kind, button)
    if ("undo" in button.dataset) this.move(this.strokes, this.undone)
    if ("redo" in button.dataset) this.move(this.undone, this.strokes)
  }

  /** The field for the words to put on the sheet, while that tool is in hand. */
  lettering() {
    const row = this.querySelector(".draw__words")
    if (!row) return
    row.hidden = this.tool !== "words"
    if (!row.hidden) row.querySelector("input").focus()
  }

  written = event => {
    if (event.key !== "Enter") return
    event.preventDefault()
    this.canvas.focus()
  }

  press(kind, button) {
    for (const each of this.querySelectorAll(`[data-${kind}]`)) each.setAttribute("aria-pressed", each === button)
  }

  move(from, to) {
    if (from.length) to.push(from.pop())
    this.redraw()
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect()
    const scale = this.canvas.width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
  }

  start(point) {
    this.undone = []
    const text = this.tool === "words" ? this.querySelector(".draw__words input").value.trim() : ""
    if (this.tool === "words" && !text) return this.lettering()
    this.stroke = { tool: this.tool, colour: this.colour, size: this.size, points: [point], text }
    this.strokes.push(this.stroke)
    this.draw(this.stroke)
    this.paint()
  }

  begin = event => {
    if (event.button) return
    event.preventDefault()
    this.canvas.setPointerCapture(event.pointerId)
    this.pointer = event.pointerId
    this.start(this.at(event))
  }

  go = event => {
    if (!this.stroke || event.pointerId !== this.pointer || this.stroke.text) return
    const every = event.getCoalescedEvents?.() ?? []
    for (const each of every.length ? every : [event]) this.stroke.points.push(this.at(each))
    this.draw(this.stroke, Math.max(0, this.stroke.points.length - (every.length || 1) - 1))
    this.paint()
  }

  end = () => {
    this.stroke = this.pointer = null
  }

  key = event => {
    if (event.ctrlKey || event.metaKey) return this.shortcut(event)
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (event.key === " ") this.stroke ? this.end() : this.start((this.cursor ??= [this.canvas.width / 2, this.canvas.height / 2]))
    else if (way) {
      this.cursor = (this.cursor ?? [this.canvas.width / 2, this.canvas.height / 2]).map((n, i) => n + way[i])
      if (this.stroke && !this.stroke.text) {
        this.stroke.points.push(this.cursor)
        this.draw(this.stroke)
      }
      this.paint()
    } else return
    event.preventDefault()
  }

  shortcut(event) {
    const again = event.key === "y" || event.key === "Z"
    if (!again && event.key !== "z") return
    again ? this.move(this.undone, this.strokes) : this.move(this.strokes, this.undone)
    event.preventDefault()
    event.stopPropagation()
  }

  under = async event => {
    const [file] = event.target.files
    this.photo = file ? await createImageBitmap(file).catch(() => null) : null
    this.paint()
  }

  redraw() {
    this.ink.getContext("2d").clearRect(0, 0, this.ink.width, this.ink.height)
    for (const stroke of this.strokes) this.draw(stroke)
    this.paint()
  }

  draw({ tool, colour, size, points, text }, from = 0) {
    const pen = this.ink.getContext("2d")
    if (tool === "words") return this.letter(pen, { colour, size, text, at: points.at(-1) })
    pen.save()
    pen.globalCompositeOperation = tool === "rubber" ? RUB : "source-over"
    pen.strokeStyle = colour
    pen.lineWidth = tool === "pen" ? size / 2 : size
    pen.lineCap = pen.lineJoin = "round"
    pen.beginPath()
    pen.moveTo(...points[from])
    for (const point of points.slice(from)) pen.lineTo(...point)
    if (points.length === 1) pen.lineTo(points[0][0] + 0.1, points[0][1])
    pen.stroke()
    pen.restore()
  }

  letter(pen, { colour, size, text, at }) {
    pen.fillStyle = colour
    pen.font = `bold ${size * 2 + 24}px ${getComputedStyle(document.documentElement).getPropertyValue("--font-display")}`
    pen.textBaseline = "middle"
    pen.fillText(text, ...at)
  }

  paint() {
    const sheet = this.canvas.getContext("2d")
    sheet.fillStyle = "white"
    sheet.fillRect(0, 0, this.canvas.width, this.canvas.height)
    if (this.photo) this.lay(sheet)
    sheet.drawImage(this.ink, 0, 0)
    if (this.cursor && document.activeElement === this.canvas) sheet.strokeRect(this.cursor[0] - 10, this.cursor[1] - 10, 20, 20)
  }

  lay(sheet) {
    const scale = Math.min(this.canvas.width / this.photo.width, this.canvas.height / this.photo.height)
    const [wide, high] = [this.photo.width * scale, this.photo.height * scale]
    sheet.drawImage(this.photo, (this.canvas.width - wide) / 2, (this.canvas.height - high) / 2, wide, high)
  }

  send = event => {
    if (this.sent || (!this.strokes.length && !this.photo)) return
    event.preventDefault()
    const form = event.target
    this.cursor = null
    this.paint()
    this.canvas.toBlob(blob => {
      const files = new DataTransfer()
      files.items.add(new File([blob], "drawing.png", { type: "image/png" }))
      this.file.files = files.files
      this.sent = true
      form.requestSubmit(event.submitter ?? undefined)
      this.sent = false
    }, "image/png")
  }
}
customElements.define("ll-draw", Draw)
