/** A source of chance that a seed decides altogether: the same seed draws the same values on every machine. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  between(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** An identifier that looks like any other of version 4, but is drawn from the seed. */
  uuid(): string
}

/** sfc32, seeded from text: 128 bits of state, four additions a draw, no dependency. */
export function randomFrom(seed: string): Random {
  let [a, b, c, counter] = hashes(seed)
  const draw = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 12; warm++) draw()
  const below = (limit: number) => Math.floor((draw() / 0x1_0000_0000) * limit)
  const hex = () => draw().toString(16).padStart(8, '0')
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => draw() < share * 0x1_0000_0000,
    pick: (list) => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('Nothing to pick from.')
      return picked
    },
    uuid: () => {
      const [first, second, third] = [hex(), hex(), hex()]
      const variant = '89ab'.charAt(below(4))
      return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${hex()}`
    },
  }
}

/** Four 32-bit FNV-1a hashes of the text, each begun elsewhere. */
function hashes(text: string): [number, number, number, number] {
  const hash = (start: number) => {
    let value = start | 0
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
    return value
  }
  return [hash(0x811c9dc5), hash(0x9e3779b9), hash(0x85ebca6b), hash(0xc2b2ae35)]
}
