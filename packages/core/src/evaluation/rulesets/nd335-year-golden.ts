interface Person {
  id: string
  role?: 'staff' | 'head' | 'deputy'
  score: number
  /** Scores of single months, from January on; instead of twelve times `score`. */
  months?: number[]
  monthsWorked?: number
  conduct?: object[]
}

const reprimand = {
  kind: 'discipline',
  dutyRelated: true,
  document: '12/QĐ',
  effective: '2026-05-10',
  act: null,
  countedIn: null,
}

/** One agency with one group in 2026. */
function year(people: Person[], grade: 'excellent' | 'good' | null = 'excellent', outstanding = false) {
  return {
    year: 2026,
    agencies: { U1: { grade, outstanding } },
    subjects: people.map(
      ({ id, role = 'staff', score, months = Array(12).fill(score), monthsWorked = 12, conduct = [] }) => ({
        id,
        agency: 'U1',
        group: 'G1',
        role,
        heads: role === 'head' ? ['U1'] : [],
        monthsWorked: monthsWorked * 100,
        months: Object.fromEntries(
          months.map((points, index) => [`2026-${String(index + 1).padStart(2, '0')}`, points]),
        ),
        provisional: [],
        conduct,
      }),
    ),
  }
}

/** So many people at 80 points beside those who are asked about. */
const others = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `other${index}`, score: 80_00 }))

/** Worked examples T6 to T11, computed by hand from the decree. */
export const yearCases = [
  {
    title: 'T6: six eligible people give one place',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(5)]),
    expect: { S1: { mean: 91_00, grade: 'excellent' } },
  },
  {
    title: 'T6: five give none',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(4)]),
    expect: { S1: { mean: 91_00, grade: 'good' } },
  },
  {
    title: 'T6: five give one where the exception was granted',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(4)], 'excellent', true),
    expect: { S1: { mean: 91_00, grade: 'excellent' } },
  },
  {
    title: 'T7: eleven months of 90.36 and a December of 90 or of 80',
    facts: year([
      { id: 'S1', score: 0, months: [...Array(11).fill(90_36), 90_00] },
      { id: 'S2', score: 0, months: [...Array(11).fill(90_36), 80_00] },
      ...others(4),
    ]),
    expect: { S1: { mean: 90_33, grade: 'excellent' }, S2: { mean: 89_50, grade: 'good' } },
  },
  {
    title: 'T8: a reprimand for a breach of duty',
    facts: year([{ id: 'S1', score: 93_00, conduct: [reprimand] }, ...others(6)]),
    expect: { S1: { mean: 93_00, grade: 'failed' } },
  },
  {
    title: 'T9: a head of an organisation graded good',
    facts: year([{ id: 'S1', role: 'head', score: 94_00 }, ...others(6)], 'good'),
    expect: { S1: { mean: 94_00, grade: 'good' } },
  },
  {
    title: 'T10: four months worked, and seven',
    facts: year([
      { id: 'S1', score: 0, months: Array(4).fill(80_00), monthsWorked: 4 },
      { id: 'S2', score: 0, months: Array(7).fill(80_00), monthsWorked: 7 },
    ]),
    expect: { S1: { mean: 80_00, grade: null }, S2: { mean: 80_00, grade: 'good' } },
  },
  {
    title: 'T11: an act that was counted the year before does not count again',
    facts: year([{ id: 'S1', score: 80_00, conduct: [{ ...reprimand, act: 'a1', countedIn: 2025 }] }]),
    expect: { S1: { mean: 80_00, grade: 'good' } },
  },
]
