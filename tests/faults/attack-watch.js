// Runs in every frame of a watched browser, before anything of the page: reports what an attack would make a page do, and
// reads files as a browser reads them. `reportAttack` is the test's.

Object.defineProperty(window, '__pwned', {
  set: () => window.reportAttack(`script ran at ${location.href}`),
})
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  window.reportAttack(`${violatedDirective} blocked ${blockedURI} at ${location.href}`),
)

const RUNS = /^(script|iframe|frame|object|embed|applet|base|style|math)$/
const LEADS = /^(javascript|vbscript|data:text)/i
// Browsers read an address without these, wherever they stand in it.
const UNREAD = /[\s\p{Cc}]/gu

/** What there is in a file that could run or lead away; `type` is 'text/html' or 'application/xml'. */
window.dangerIn = (source, type) => {
  const tree = new DOMParser().parseFromString(source, type)
  const found = tree.querySelector('parsererror') === null ? [] : ['it is not well-formed']
  for (const element of tree.querySelectorAll('*')) {
    const name = element.localName.toLowerCase()
    const own = name === 'script' && /^\/[^/]/.test(element.getAttribute('src') ?? '')
    if (RUNS.test(name) && !own) found.push(`<${name}>`)
    if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>')
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(attribute)) found.push(`${name} ${attribute}`)
      if (/href|src|action|data/i.test(attribute) && LEADS.test(value.replaceAll(UNREAD, '')))
        found.push(`${name} ${attribute}=${value.slice(0, 60)}`)
    }
  }
  return found
}
