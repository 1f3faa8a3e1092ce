/** Decimal points as the Vietnamese decimal comma. */
export function commaText(text: string): string {
  return text.replaceAll('.', ',')
}
