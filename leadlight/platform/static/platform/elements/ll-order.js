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
    button.focus()
  }

  key = event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step || !event.target.closest(".order__handle")) return
    event.preventDefault()
    const handle = event.target.closest(".order__handle")
    this.move(handle.closest("li"), step)
    handle.focus()
  }

  move(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling
    if (!other) return
    step < 0 ? other.before(row) : other.after(row)
    this.changed(row)
  }

  grab = event => {
    const handle = event.target.closest(".order__handle")
    if (!handle || event.button) return
    const row = handle.closest("li")
    const before = this.values()
    const follow = moved => {
      const over = [...this.list.children].find(each => {
        const box = each.getBoundingClientRect()
        return each !== row && moved.clientY > box.top && moved.clientY < box.bottom
      })
      if (!over) return
      const box = over.getBoundingClientRect()
      moved.clientY < box.top + box.height / 2 ? over.before(row) : over.after(row)
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
