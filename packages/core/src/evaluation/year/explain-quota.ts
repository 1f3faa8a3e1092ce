import type { Step } from '../derivation.ts'
import type { Grade } from '../grade/placement-facts.ts'
import type { Bilingual } from '../ruleset.ts'
import type { Quota, Standing } from './quota.ts'

/** `met the conditions, rank 7 of 5 places`. */
export function standingText({ rank, places, placed, tied }: Standing): Bilingual {
  const among = tied > 0 ? { vi: `, cùng điểm với ${tied} người`, en: `, tied with ${tied}` } : { vi: '', en: '' }
  return {
    vi: `đủ điều kiện, xếp thứ ${rank} trên ${places} chỗ${placed ? '' : ', ngoài số chỗ'}${among.vi}`,
    en: `met the conditions, rank ${rank} of ${places} places${placed ? '' : ', outside the places'}${among.en}`,
  }
}

const scopeNames = {
  group: { vi: 'nhóm nhiệm vụ tương đồng', en: 'group of similar duties' },
  agency: { vi: 'cơ quan', en: 'agency' },
  dutyGroup: { vi: 'nhóm nhiệm vụ tương đồng của các cơ quan', en: 'group of similar duties across agencies' },
} as const satisfies Record<Standing['scope'], Bilingual>

/** How many places there are, and where somebody who met the conditions stands among those who did. */
export function quotaStep(rule: Quota, standing: Standing, grade: Grade | null): Step {
  const granted = standing.isException && rule.exception ? rule.exception : null
  const { over, under } = granted?.ratio ?? rule.ratio
  const whole = standing.base === 'otherwiseAfterPlacing' ? over + under : under
  const share = over === 1 ? `${standing.counted} / ${whole}` : `${standing.counted} × ${over} / ${whole}`
  const places = standing.rounding === 'down' ? `⌊${share}⌋ = ${standing.places}` : `${share} ≈ ${standing.places}`
  const stands = standingText(standing)
  return {
    id: 'quota',
    label: rule.label,
    value: grade,
    unit: 'grade',
    formula: { vi: `${places}; ${stands.vi}`, en: `${places}; ${stands.en}` },
    article: granted ? `${rule.article}; ${granted.article}` : rule.article,
    says: granted?.says ?? rule.says,
    inputs: [
      { name: 'scope', value: standing.scope },
      { name: 'base', value: standing.base },
      { name: 'tie', value: rule.tie },
    ],
    children: [
      {
        id: 'counted',
        label: {
          vi: `Số người làm căn cứ trong ${scopeNames[standing.scope].vi} (${standing.groups.join(', ')})`,
          en: `People counted in the ${scopeNames[standing.scope].en} (${standing.groups.join(', ')})`,
        },
        value: String(standing.counted),
        unit: 'people',
      },
      {
        id: 'candidates',
        label: { vi: 'Số người đủ điều kiện xếp hạng', en: 'People ranked for the places' },
        value: String(standing.candidates),
        unit: 'people',
      },
    ],
  }
}
