import { randomBytes } from 'node:crypto'

/** 32 letters and digits that are told apart when read aloud or from paper. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A random password of 80 bits in four groups, to be typed once from a screen or a slip of paper. */
export function newPassword(): string {
  const letters = Array.from(randomBytes(16), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
