import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Sha256 } from './ids.ts'

/**
 * JSON with keys in code-unit order and no spaces: the same value gives the same bytes on every machine (RFC 8785).
 * Only what JSON can carry exactly is taken; other numbers are a programming fault.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`No canonical form for ${value}`)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`
  }
  const text = JSON.stringify(value)
  if (text === undefined) throw new Error(`No canonical form for ${typeof value}`)
  return text
}

/** The identity of a value: SHA-256 over its canonical text. */
export function identity(value: unknown): Sha256 {
  return textIdentity(canonicalText(value))
}

/** The identity of a value of which the canonical text is at hand. */
export function textIdentity(canonical: string): Sha256 {
  return bytesToHex(sha256(utf8ToBytes(canonical))) as Sha256
}

/** The identity of a file: SHA-256 over its bytes, as the server keeps it. */
export function bytesIdentity(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes)) as Sha256
}
