/** <ll-passkey>: shows the passkey button where this browser knows passkeys, runs the browser's own dialogue and puts
 * the answer into the form's `credential`.
 *   data="ID"      a JSON script on this page with the options
 *   options="URL"  or an address to fetch {options} from
 *   makes          make a new passkey (otherwise: use one)
 */
const toBytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")

const bytesInList = (list = []) => list.map((key) => ({ ...key, id: toBytes(key.id) }))

async function make({ publicKey }) {
  const wanted = {
    ...publicKey,
    challenge: toBytes(publicKey.challenge),
    user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
    excludeCredentials: bytesInList(publicKey.excludeCredentials),
  }
  const made = await navigator.credentials.create({ publicKey: wanted })
  const { attestationObject, clientDataJSON } = made.response
  return answer(made, { attestationObject, clientDataJSON })
}

async function use({ publicKey }) {
  const wanted = {
    ...publicKey,
    challenge: toBytes(publicKey.challenge),
    allowCredentials: bytesInList(publicKey.allowCredentials),
  }
  const used = await navigator.credentials.get({ publicKey: wanted })
  const { authenticatorData, clientDataJSON, signature, userHandle } = used.response
  return answer(used, { authenticatorData, clientDataJSON, signature, userHandle })
}

function answer(credential, response) {
  const written = Object.entries(response).map(([name, bytes]) => [name, bytes ? toText(bytes) : null])
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(written),
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.isSecureContext || !window.PublicKeyCredential) return
    this.hidden = false
    for (const note of document.querySelectorAll("[data-instead]")) note.hidden = true
    this.form = this.querySelector("form")
    this.form.addEventListener("submit", this.ask)
  }
  ask = async (event) => {
    event.preventDefault()
    const trouble = this.querySelector("[data-trouble]")
    trouble.hidden = true
    try {
      const options = await this.options()
      const credential = await (this.hasAttribute("makes") ? make(options) : use(options))
      this.form.elements.credential.value = JSON.stringify(credential)
      this.form.submit()
    } catch {
      trouble.hidden = false
    }
  }
  async options() {
    const here = this.getAttribute("data")
    if (here) return JSON.parse(document.getElementById(here).textContent)
    const got = await fetch(this.getAttribute("options"), { headers: { accept: "application/json" } })
    return (await got.json()).options
  }
}
customElements.define("ll-passkey", Passkey)
