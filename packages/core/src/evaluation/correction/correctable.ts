import { z } from 'zod'
import { Item, Label } from '../criteria/item.ts'
import type { MonthFacts } from '../facts.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'

/** A figure of a closed sheet that a correction may replace, by the words of the ruleset that it was closed with. */
export interface Correctable {
  general: { code: string; label: Bilingual; max: number; points: number }[]
  leadership: { term: 'dd' | 'e'; label: Bilingual; share: 'full' | 'half' }[]
  tasks: MonthFacts['tasks']
}

const Rated = z.looseObject({ items: z.array(Item) })
const Term = z.looseObject({ fact: z.enum(['dd', 'e']), label: Label })
const Ratios = z.looseObject({ terms: z.array(z.unknown()) })

/** Everything on the sheet that a person decided: what follows from it is computed again. */
export function correctableFacts(ruleset: Ruleset, { general, leadership, tasks }: MonthFacts): Correctable {
  const items = ruleset.criteria.flatMap(({ code, params }) =>
    code === 'general' ? (Rated.safeParse(params).data?.items ?? []) : [],
  )
  const terms = ruleset.criteria.flatMap(({ params }) =>
    (Ratios.safeParse(params).data?.terms ?? []).flatMap((term) => Term.safeParse(term).data ?? []),
  )
  return {
    general: items.flatMap(({ code, label, max }) => {
      const points = general?.[code]
      return points === undefined ? [] : [{ code, label, max, points }]
    }),
    leadership: terms.flatMap(({ fact, label }) => {
      const share = leadership?.[fact]
      return share ? [{ term: fact, label, share }] : []
    }),
    tasks,
  }
}
