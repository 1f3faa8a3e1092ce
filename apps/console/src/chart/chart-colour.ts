/** The colours of the page's own style sheet, which follow light and dark; a chart cannot read them by itself. */
export function chartColour(name: '--accent' | '--line' | '--good' | '--warn' | '--bad' | '--calm'): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim()
}
