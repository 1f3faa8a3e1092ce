import type { Grade } from '../grade/placement-facts.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'
import { Quota } from '../year/quota.ts'

type Cap = NonNullable<Ruleset['quota']>

const bases = {
  allRated: 'graded',
  totalStaff: 'staff',
  gradedGood: 'otherwiseAfterPlacing',
} as const satisfies Record<Cap['of'], Quota['base']>

const counted = {
  allRated: { vi: 'số người được xếp loại', en: 'all who are graded' },
  totalStaff: { vi: 'tổng số người', en: 'the total staff' },
  gradedGood: { vi: 'số người được xếp mức liền dưới', en: 'those graded one level below' },
} as const satisfies Record<Cap['of'], Bilingual>

const below = { excellent: 'good', good: 'completed', completed: 'failed' } as const

const quotas = new WeakMap<Cap, Quota>()

/** Where the share is counted: a ruleset that does not say means each group of similar duties, and the agency. */
export function capScopes({ scopes = ['group', 'agency'] }: Pick<Cap, 'scopes'>): NonNullable<Cap['scopes']> {
  return scopes
}

/** The ruleset's cap, or its parent's where it says nothing of its own, as the quota that ranks. Null where nothing is capped. */
export function quotaOf({ quota: own }: Pick<Ruleset, 'quota'>, parent?: Pick<Ruleset, 'quota'>): Quota | null {
  const cap = own ?? parent?.quota
  if (!cap || cap.grade === 'failed') return null
  const known = quotas.get(cap)
  if (known) return known
  const quota = read(cap, below[cap.grade])
  quotas.set(cap, quota)
  return quota
}

function read({ grade, of, percent, exceptionally, article, ...cap }: Cap, otherwise: Grade): Quota {
  const { vi, en } = counted[of]
  const ratio = share(percent)
  const scopes = capScopes(cap)
  return Quota.parse({
    label: { vi: 'Giới hạn tỷ lệ mức cao nhất', en: 'The cap on the top grade' },
    article,
    says: { vi: `Không quá ${percent}% ${vi}.`, en: `At most ${percent} % of ${en}.` },
    grade,
    otherwise,
    base: bases[of],
    ratio,
    exception:
      exceptionally === null
        ? null
        : {
            ratio: share(exceptionally),
            article,
            says: {
              vi: `Tổ chức nổi trội, cấp có thẩm quyền cho phép: không quá ${exceptionally}% ${vi}.`,
              en: `Where the authority grants it to an outstanding body: at most ${exceptionally} % of ${en}.`,
            },
          },
    scopes,
    rounding: 'down',
    smallGroup: scopes.includes('group') ? leastForOne(of, ratio) : 0,
    tie: 'nobody',
  })
}

/** Two in ten rather than twenty in a hundred: the ratio is shown to people. */
function share(percent: number): Quota['ratio'] {
  const divisor = common(percent, 100)
  return { over: percent / divisor, under: 100 / divisor }
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b)
}

/** A group of fewer people than this never has a place. */
function leastForOne(of: Cap['of'], { over, under }: Quota['ratio']): number {
  if (over === 0) return 0
  return Math.ceil((of === 'gradedGood' ? over + under : under) / over)
}
