import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import { type Ambiguity, inOrder, type Settings, type SettingUsed } from '../ambiguity.ts'
import type { Quota, Scope } from '../year/quota.ts'

/** How a cap on a grade is read where the rules leave it open: the base (A1), the rounding (A2), and which scopes hold (A3). */
export interface QuotaReading {
  /** The quota as it is read. */
  quota: Quota
  /** The same with the other base, where there is a question. */
  otherBase: Quota | null
  otherRounding: Quota
  /** The readings by their numbers; a question that the quota does not raise is absent. */
  values: Pick<Settings, 'A1' | 'A2' | 'A3' | 'A15'>
}

const bases = { afterPlacing: 'otherwiseAfterPlacing', eligible: 'eligible' } as const

/** Settings come before what the quota's own data says. */
export function readQuota(own: Quota, settings: Settings): QuotaReading {
  const values = ownReadings(own)
  if (values.A1) values.A1 = settings.A1 ?? values.A1
  values.A2 = settings.A2 ?? values.A2
  if (values.A3) values.A3 = settings.A3 ?? values.A3
  if (own.scopes.includes('group')) values.A15 = settings.A15 ?? 'strict'
  const quota = {
    ...own,
    base: values.A1 ? bases[values.A1] : own.base,
    rounding: values.A2 ?? own.rounding,
    scopes: own.scopes.filter((scope) => holds(scope, values.A3)),
  }
  const otherBase = values.A1
    ? { ...quota, base: values.A1 === 'afterPlacing' ? bases.eligible : bases.afterPlacing }
    : null
  return {
    quota,
    otherBase,
    otherRounding: { ...quota, rounding: quota.rounding === 'down' ? 'halfUp' : 'down' },
    values,
  }
}

/** The questions that such a cap raises, in the order of the register. */
export function quotaQuestions(own: Quota): readonly Ambiguity[] {
  const raised = Object.keys(ownReadings(own)) as Ambiguity[]
  return inOrder(own.scopes.includes('group') ? [...raised, 'A15'] : raised)
}

function ownReadings({ base, rounding, scopes }: Quota): Pick<Settings, 'A1' | 'A2' | 'A3' | 'A15'> {
  return {
    ...(base === 'otherwiseAfterPlacing' && { A1: 'afterPlacing' }),
    ...(base === 'eligible' && { A1: 'eligible' }),
    A2: rounding,
    ...(scopes.includes('agency') && scopes.length > 1 && { A3: 'both' }),
  }
}

function holds(scope: Scope, reading: Settings['A3']): boolean {
  if (reading === 'agency') return scope === 'agency'
  return reading !== 'group' || scope !== 'agency'
}

/** The places that a number of people gives. */
export function placesOf({ base, ratio, exception, rounding }: Quota, counted: number, isException: boolean): number {
  const { over, under } = isException && exception ? exception.ratio : ratio
  const share = counted * over
  const whole = base === 'otherwiseAfterPlacing' ? over + under : under
  return rounding === 'down' ? Math.floor(share / whole) : roundedHalfUp(fraction(share, whole))
}

/** Where a candidate stands in the scope that decided. */
interface Place {
  /** Candidates with this mean or a higher one. */
  upTo: number
  counted: number
  places: number
  isException: boolean
  placed: boolean
  /** For each scope of the quota, whether it would have had room if it were the only one. */
  alone: readonly boolean[]
  isSmall: boolean
}

/** The readings that mattered to a candidate: those under another of which the place would have been otherwise. */
export function touchedReadings({ otherBase, otherRounding, values }: QuotaReading, place: Place): SettingUsed[] {
  const { upTo, counted, places, isException, placed, alone } = place
  const isWithin = (most: number) => upTo <= most
  const differs = (other: Quota) => isWithin(places) !== isWithin(placesOf(other, counted, isException))
  const touched: (keyof typeof values)[] = []
  if (otherBase && differs(otherBase)) touched.push('A1')
  if (differs(otherRounding)) touched.push('A2')
  if (values.A3 && alone.some((has) => has !== placed)) touched.push('A3')
  if (place.isSmall) touched.push('A15')
  return touched.map((number) => ({ number, value: values[number] ?? '' }))
}
