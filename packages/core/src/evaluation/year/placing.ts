/** Somebody who met every condition of the capped grade. */
export interface Candidate {
  /** In hundredths; the only thing that ranks. */
  mean: number
  /** The scopes that the candidate stands in, one of each kind, in the order of the kinds. */
  scopes: readonly string[]
}

export interface Placing {
  /** For each candidate, in the order given. */
  placed: boolean[]
  /** For each kind, the border of each scope that has one. */
  borders: ReadonlyMap<string, number>[]
}

/**
 * Who gets a place, where each candidate stands in several scopes at once (a group of similar duties, an agency …) and
 * every scope has its own number of places. Scopes may nest or cross.
 *
 * The rule: a scope has at most one border, a mean. Whoever is above the borders of all their scopes is placed; at or
 * below one of them, nobody is. The border lies at the highest mean for which the scope has no room: where it is full, or
 * where those at that mean or above whom no other scope turns away are more than its places. From this follows:
 * - no scope is exceeded;
 * - a tie that crosses a border is turned away whole, and nobody below is taken in its stead: a higher mean is never
 *   passed over for an equal or lower one in the scope that turned it away;
 * - whoever is turned away stands in a scope that is full or cannot hold all its people as high as they are; who is out
 *   by another scope in any case does not make it crowded. One scope alone: placed is who has at most `places` candidates
 *   at their mean or above.
 *
 * Without ties this leaves one answer. Where a tie crosses several scopes, one of them may free the other, and the rule
 * can allow several answers: taken is the one that places most people, where there is one. Else the scopes that hold
 * fewest of the tie are asked first, then the kinds in their order: no choice is made between equals, and in crossing
 * scopes a place may stay empty where only such a choice could fill it. In nested scopes this always places the most:
 * who falls to the group does not count against the agency. Order of input, names and ids play no part. All of this is
 * held against brute force in the tests.
 *
 * Asking ends: with room r of a scope and P those not turned away, each move lowers |P| − Σ (r + ½) over the scopes that
 * are not crossed by at least ½.
 */
export function place(candidates: readonly Candidate[], places: readonly ReadonlyMap<string, number>[]): Placing {
  const room = places.map((kind) => new Map(kind))
  const borders = places.map(() => new Map<string, number>())
  const placed = candidates.map(() => false)
  const levels = [...Map.groupBy(candidates.keys(), (index) => candidates[index]?.mean ?? 0)]
  for (const [mean, indexes] of levels.toSorted(([a], [b]) => b - a)) {
    const tied = indexes.map((index) => ({ index, scopes: candidates[index]?.scopes ?? [] }))
    // Who stands in a scope without a place left is out in any case, and counts nowhere else.
    for (const { scopes } of tied) {
      for (const [kind, scope] of scopes.entries()) {
        if ((room[kind]?.get(scope) ?? 0) <= 0 && !borders[kind]?.has(scope)) borders[kind]?.set(scope, mean)
      }
    }
    const running = tied.filter(({ scopes }) => scopes.every((scope, kind) => !borders[kind]?.has(scope)))
    const crossed = crossedScopes(
      running.map(({ scopes }) => scopes),
      room,
    )
    for (const [{ kind }, scope] of crossed) borders[kind]?.set(scope, mean)
    for (const { index, scopes } of running) {
      if (scopes.some((scope, kind) => borders[kind]?.has(scope))) continue
      placed[index] = true
      for (const [kind, scope] of scopes.entries()) room[kind]?.set(scope, (room[kind].get(scope) ?? 0) - 1)
    }
  }
  return { placed, borders }
}

/** A scope that cannot hold all of a tie that stand in it. */
interface Narrow {
  kind: number
  room: number
  /** How many of the tie stand in it. */
  size: number
  members: Alike[]
}

/** Those of a tie who stand in the same scopes: they are placed or turned away together. */
interface Alike {
  count: number
  narrow: Narrow[]
}

/** The scopes that this tie crosses. What does not touch is decided apart, so that one knot does not sway another. */
function crossedScopes(
  running: readonly (readonly string[])[],
  room: readonly ReadonlyMap<string, number>[],
): Map<Narrow, string> {
  const alike = [...Map.groupBy(running, (scopes) => JSON.stringify(scopes)).values()].map((all) => ({
    scopes: all[0] ?? [],
    member: { count: all.length, narrow: [] } as Alike,
  }))
  const narrow = new Map<Narrow, string>()
  for (const [kind, left] of room.entries()) {
    for (const [scope, own] of Map.groupBy(alike, ({ scopes }) => scopes[kind] ?? '')) {
      const members = own.map(({ member }) => member)
      const found = { kind, room: left.get(scope) ?? 0, size: people(members), members }
      if (found.size <= found.room) continue
      for (const member of members) member.narrow.push(found)
      narrow.set(found, scope)
    }
  }
  const crossed = new Map<Narrow, string>()
  const seen = new Set<Narrow>()
  for (const first of narrow.keys()) {
    if (seen.has(first)) continue
    const knot = [first]
    seen.add(first)
    for (const one of knot) {
      for (const other of one.members.flatMap((member) => member.narrow)) {
        if (!seen.has(other)) knot.push(other)
        seen.add(other)
      }
    }
    for (const one of knotCrossed(knot)) crossed.set(one, narrow.get(one) ?? '')
  }
  return crossed
}

/** Trying every set of scopes takes 2^n looks: beyond this many they are asked in turns, which for nested ones gives the same. */
const TRIED_MAX = 10

/**
 * The scopes of one knot that are crossed: as asked in turns, unless one other allowed set places more people than that
 * and than any other. Sets that place the same people differ in who may follow below, so there, too, the turns decide.
 */
function knotCrossed(knot: readonly Narrow[]): Set<Narrow> {
  if (knot.length === 1) return new Set(knot)
  const asked = settled(knot)
  if (knot.length > TRIED_MAX) return asked
  const tied = [...new Set(knot.flatMap(({ members }) => members))]
  const countOf = (crossed: ReadonlySet<Narrow>) =>
    people(tied.filter(({ narrow }) => !narrow.some((one) => crossed.has(one))))
  let best = asked
  let most = countOf(asked)
  let isOnly = true
  for (let bits = 0; bits < 2 ** knot.length; bits++) {
    const crossed = new Set(knot.filter((_, index) => (bits >> index) & 1))
    if (knot.some((one) => isCrowded(one, crossed) !== crossed.has(one))) continue
    const count = countOf(crossed)
    if (count === most && best !== asked) isOnly = false
    if (count <= most) continue
    best = crossed
    most = count
    isOnly = true
  }
  return isOnly ? best : asked
}

/** Asks the scopes in turns until none moves. Scopes of one turn and kind share nobody, so their own order plays no part. */
function settled(knot: readonly Narrow[]): Set<Narrow> {
  const crossed = new Set<Narrow>()
  const turns = knot.toSorted((a, b) => a.size - b.size || a.kind - b.kind)
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false
    for (const one of turns) {
      const isCrossed = isCrowded(one, crossed)
      if (isCrossed === crossed.has(one)) continue
      if (isCrossed) crossed.add(one)
      else crossed.delete(one)
      hasMoved = true
    }
  }
  return crossed
}

/** Whether those of the tie whom no other scope turns away are more than the scope can hold. */
function isCrowded(one: Narrow, crossed: ReadonlySet<Narrow>): boolean {
  const wanting = one.members.filter(({ narrow }) => !narrow.some((other) => other !== one && crossed.has(other)))
  return people(wanting) > one.room
}

function people(alike: readonly Alike[]): number {
  return alike.reduce((sum, { count }) => sum + count, 0)
}
