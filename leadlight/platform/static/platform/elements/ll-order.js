/** <ll-order say="{name}: place {place}">: a form whose <ol class="order"> is put in order by dragging a handle, with the
 *  arrow keys on it, or with the buttons named up and down. Each row holds <input type="hidden" name="order">; every change
 *  posts them all, in order. Without script the two buttons post the form themselves. Announces in <output> inside. */
const waitMs = 400

class Order extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".order")
    this.form = this.list.closest("form")
    this.classList.add("ready")
    this.addEventListener("click", this.press)
    this.addEventListener("keydown", this.key)
    this.addEventListener("pointerdown", this.grab)
  }

  press = event => {
    const button = event.target.closest("button[name=up], button[name=down]")
    if (!button) return
    event.preventDefault()
    this.move(button.closest("li"), button.name === "up" ? -1 : 1)
  }

  key = event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step || !event.target.closest(".order__handle")) return
    event.preventDefault()
    this.move(event.target.closest("li"), step)
  }

  /** The neighbour is moved past the row, which so keeps focus and pointer. */
  pass(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling
    if (other) step < 0 ? row.after(other) : row.before(other)
    return other
  }

  move(row, step) {
    if (this.pass(row, step)) this.changed(row)
  }

  grab = event => {
    const handle = event.target.closest(".order__handle")
    if (!handle || event.button) return
    const row = handle.closest("li")
    const before = this.values()
    const middle = each => (box => box.top + box.height / 2)(each.getBoundingClientRect())
    const follow = moved => {
      while (row.previousElementSibling && moved.clientY < middle(row.previousElementSibling)) this.pass(row, -1)
      while (row.nextElementSibling && moved.clientY > middle(row.nextElementSibling)) this.pass(row, 1)
    }
    const drop = () => {
      row.classList.remove("held")
      handle.removeEventListener("pointermove", follow)
      if (this.values() !== before) this.changed(row)
    }
    row.classList.add("held")
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener("pointermove", follow)
    handle.addEventListener("lostpointercapture", drop, { once: true })
  }

  values = () => [...this.list.querySelectorAll("input[name=order]")].map(input => input.value).join()

  changed(row) {
    const place = [...this.list.children].indexOf(row) + 1
    const name = row.querySelector("[data-name]")?.textContent.trim() ?? ""
    const say = this.querySelector("output")
    if (say) say.value = (this.getAttribute("say") ?? "").replace("{name}", name).replace("{place}", place)
    clearTimeout(this.soon)
    this.soon = setTimeout(this.keep, waitMs)
  }

  keep = async () => {
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form) })
      if (!answer.ok) this.form.submit()
    } catch {
      this.form.submit()
    }
  }
}
customElements.define("ll-order", Order)
