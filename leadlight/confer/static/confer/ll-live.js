/** <ll-live kind="lead" socket="/live/meetings/7/" page="/meetings/7/" step="12" every="5">: keeps a page in step.
 *  socket   tells only "one more step"; when it is silent the page is asked every `every` seconds, else every `afresh` (60)
 *  page     asked with ?since=step: 204, or the page, of which each [data-live] that differs is exchanged
 *  Forms to a meeting are sent without leaving the page; a field with words, an open form or recorder is never exchanged.
 *  Turns of a page are sent one after the other: two quick taps never change places on their way.
 *  Events: "swapped" (the new document), "unsent" (a form that did not get out), "back". state is live, asking or away. */
const ours = /\/(meetings|sayings|parked|lamps)\/\d+\//
const leaving = /\/(pause|finish|end)\/$/
const longestMs = 15000
const plain = html => html.replace(/(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*/g, "$1")
/** An answer that was overtaken on its way: "7.11" after "7.12". */
const older = (one, other) => {
  const [[a, x], [b, y]] = [one, other].map(step => step.split(".").map(Number).reverse())
  return x === y && a < b
}

class Live extends HTMLElement {
  connectedCallback() {
    this.seen = new Map([...document.querySelectorAll("[data-live]")].map(part => [part.id, plain(part.innerHTML)]))
    this.wait = 1000
    this.asked = Date.now()
    document.addEventListener("submit", this.submit)
    document.addEventListener("click", this.begin)
    document.addEventListener("visibilitychange", this.wake)
    this.ticks = setInterval(this.tick, Number(this.getAttribute("every")) * 1000)
    if (document.readyState === "complete") this.open()
    else addEventListener("load", this.open, { once: true }) // the picture has a slow line to itself
  }

  disconnectedCallback() {
    document.removeEventListener("submit", this.submit)
    document.removeEventListener("click", this.begin)
    document.removeEventListener("visibilitychange", this.wake)
    removeEventListener("load", this.open)
    clearInterval(this.ticks)
    clearTimeout(this.later)
    this.gone = true
    this.line?.close()
  }

  open = () => {
    if (this.gone) return
    this.line = new WebSocket(new URL(this.getAttribute("socket"), location.href.replace(/^http/, "ws")))
    this.line.onopen = () => {
      this.wait = 1000
      if (this.getAttribute("state") !== "away") this.setAttribute("state", "live")
      this.ask()
    }
    this.line.onmessage = () => this.ask()
    this.line.onclose = () => {
      if (this.getAttribute("state") === "live") this.setAttribute("state", "asking")
      this.later = setTimeout(this.open, this.wait)
      this.wait = Math.min(this.wait * 2, longestMs)
    }
  }

  wake = () => document.hidden || this.ask()

  tick = () => {
    const afresh = Date.now() - this.asked > Number(this.getAttribute("afresh") || 60) * 1000
    if (!document.hidden && (afresh || this.getAttribute("state") !== "live")) this.ask(afresh)
  }

  /** Asks once; told meanwhile, asks once more. */
  ask = async (afresh = false) => {
    if (this.asking) return void (this.again = true)
    this.asking = true
    const url = new URL(this.getAttribute("page"), location.href)
    if (!afresh) url.searchParams.set("since", this.getAttribute("step"))
    try {
      await this.take(await fetch(url))
      if (afresh) this.asked = Date.now()
    } catch {
      this.away()
    }
    this.asking = false
    if (this.again) this.again = false, this.ask()
  }

  async take(answer) {
    if (this.getAttribute("state") === "away") {
      this.setAttribute("state", this.line?.readyState === 1 ? "live" : "asking")
      this.announce(false)
      this.dispatchEvent(new CustomEvent("back"))
    }
    if (answer.status === 204) return
    if (answer.redirected && new URL(answer.url).pathname.startsWith("/come-in/")) return location.assign(answer.url)
    if (answer.status === 404 || answer.status === 403) return location.reload()
    if (answer.status < 500) this.swap(new DOMParser().parseFromString(await answer.text(), "text/html"))
  }

  away() {
    this.setAttribute("state", "away")
    this.announce(true)
  }

  announce(gone) {
    for (const line of this.querySelectorAll(".away")) line.hidden = !gone
  }

  swap(fresh) {
    const next = fresh.querySelector("ll-live")
    if (!next || next.getAttribute("kind") !== this.getAttribute("kind")) return location.assign(this.getAttribute("page"))
    if (older(next.getAttribute("step"), this.getAttribute("step"))) return
    this.setAttribute("step", next.getAttribute("step"))
    for (const list of fresh.querySelectorAll("[data-live-list]")) this.align(document.getElementById(list.id), list)
    for (const part of fresh.querySelectorAll("[data-live]")) this.exchange(document.getElementById(part.id), part)
    this.dispatchEvent(new CustomEvent("swapped", { detail: fresh }))
  }

  /** New ones come last, gone ones go; nothing changes its place. */
  align(here, list) {
    for (const row of [...here.children]) if (!list.querySelector(`#${row.id}`)) row.remove()
    for (const row of [...list.children]) if (!document.getElementById(row.id)) here.append(row.cloneNode(true))
  }

  exchange(here, part) {
    const html = plain(part.innerHTML)
    if (!here || this.seen.get(part.id) === html || this.busy(here)) return
    const lamps = new Set([...here.querySelectorAll("[data-lamp]")].map(lamp => lamp.dataset.lamp))
    this.seen.set(part.id, html)
    here.innerHTML = part.innerHTML
    const lit = [...here.querySelectorAll("[data-lamp]")].some(lamp => !lamps.has(lamp.dataset.lamp))
    if (lit && "buzz" in here.dataset) navigator.vibrate?.(200)
  }

  busy(here) {
    const field = document.activeElement
    const writing = here.contains(field) && field.matches("textarea, select, input:not([type=hidden], [type=checkbox])")
    return writing || here.querySelector("details[open] :is(form, ll-voice)") !== null
  }

  /** A sentence starter goes into the field, for the person to go on. */
  begin = event => {
    const starter = event.target.closest?.("[data-begin]")
    if (!starter) return
    const field = starter.form.elements.words
    field.value = `${field.value} ${starter.dataset.begin}`.trim().replace(/…$/, "")
    field.focus()
  }

  submit = event => {
    const form = event.target, action = form.getAttribute("action") || ""
    if (event.defaultPrevented || !ours.test(action) || leaving.test(action)) return
    event.preventDefault()
    const body = new FormData(form)
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value)
    if (form.dataset.turn === undefined) return void this.send(form.action, body, form)
    const before = this.turns
    this.turns = (async () => { await before; await this.send(form.action, body, form) })()
  }

  async send(action, body, form) {
    form?.setAttribute("aria-busy", "true")
    try {
      const answer = await fetch(action, { method: "POST", body })
      if (form && answer.ok) this.done(form)
      await this.take(answer)
      if (!answer.ok) document.querySelector("[role=alert]")?.scrollIntoView({ block: "center" })
    } catch {
      this.away()
      this.dispatchEvent(new CustomEvent("unsent", { detail: { action, body, form } }))
    }
    form?.removeAttribute("aria-busy")
  }

  /** What was sent leaves the fields, and what was opened for it closes. */
  done(form) {
    form.reset()
    document.activeElement?.blur?.()
    for (const fold of [form.closest("details"), form.closest("details.t__more"), ...form.querySelectorAll("details")]) if (fold) fold.open = false
  }
}
customElements.define("ll-live", Live)
