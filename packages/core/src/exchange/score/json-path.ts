/** Where a value stands in a document: keys and positions from the root on. */
export type JsonPath = readonly (string | number)[]

/** The path as RFC 9535 writes it: `$.subjects[0].general['I.1']`. */
export function pathText(path: JsonPath): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    if (/^[A-Za-z_]\w*$/.test(step)) return `.${step}`
    return `['${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`
  })
  return `$${steps.join('')}`
}
