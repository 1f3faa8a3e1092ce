import type { RequestKey } from '@congtam/core/shared/ids'

/**
 * A new key for one intended act. Choose it when the person decides, and keep it until there is an answer:
 * sending the act again under the same key does not act again.
 */
export function newRequestKey(): RequestKey {
  // Not crypto.randomUUID, which browsers withhold from pages that were reached without https.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const text = Array.from(bytes, (byte, at) => {
    if (at === 6) return hex((byte & 0x0f) | 0x40)
    if (at === 8) return hex((byte & 0x3f) | 0x80)
    return hex(byte)
  }).join('')
  const parts = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)]
  // A random UUID of version 4 is what the brand means.
  return parts.join('-') as RequestKey
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
