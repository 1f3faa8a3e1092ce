import type { PastGradeEntry } from '@congtam/core/evaluation/period/past-grade'
import { Day } from '@congtam/core/shared/period'
import type { Member } from './commune.ts'
import { randomFrom } from './random.ts'

/** Nobody is a civil servant before this age. */
const AGE_AT_ENTRY = 23

/** The grades of a person under Decree 90/2020, from the year of entry on; a few of them are of a leading post. */
export function pastGrades({ official, post }: Member): PastGradeEntry[] {
  // Drawn from the person's own id, so that it takes nothing from the chances of anything else.
  const random = randomFrom(official.id)
  const entered = (official.birthYear ?? 1990) + AGE_AT_ENTRY
  const led = post.positionClass === 'staff' ? null : random.between(2021, 2025)
  const years = [2020, 2021, 2022, 2023, 2024, 2025].filter((year) => year >= entered)
  return years.map((year): PastGradeEntry => {
    const grade = random.chance(0.2) ? 'excellent' : random.chance(0.8) ? 'good' : 'completed'
    return {
      officialId: official.id,
      year,
      number: 1,
      grade,
      rulesetId: led !== null && year >= led ? 'vn.nd90-2020.leader' : 'vn.nd90-2020.staff',
      // The districts ended on 1 July 2025.
      agency: year < 2025 ? 'UBND huyện Như Xuân' : 'UBND xã Hóa Quỳ',
      decision: `${random.between(100, 4000)}/QĐ-UBND`,
      decidedOn: Day.parse(`${year}-12-${String(random.between(5, 14)).padStart(2, '0')}`),
      reason: null,
    }
  })
}
