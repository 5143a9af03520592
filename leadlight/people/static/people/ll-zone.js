/** <ll-zone>: chooses this machine's time zone in its select, unless the teacher chose one already. */
class Zone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select")
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (select.value === "UTC" && [...select.options].some((option) => option.value === here)) select.value = here
  }
}
customElements.define("ll-zone", Zone)
