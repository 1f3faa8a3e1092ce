import { isLikelyDay, isSameGrade, type PastGradeEntry } from '../../evaluation/period/past-grade.ts'
import { gradeNames } from '../../evaluation/year/grade.ts'
import type { Official } from '../../organisation/official.ts'
import type { Day } from '../../shared/period.ts'
import { folded } from '../../shared/text.ts'
import type { Finding, FindingText } from '../finding.ts'
import { gradeFindings } from './grade-finding.ts'
import type { GradeField } from './grade-heading.ts'
import type { GradeReading } from './grade-sheet.ts'

export interface KnownGrades {
  /** Those of the list who are where it is imported. */
  officials: readonly Pick<Official, 'id' | 'staffNumber' | 'fullName'>[]
  /** What is on record of them, in force. */
  entries: readonly PastGradeEntry[]
  today: Day
}

/** What the list would add, and everything that is wrong with it. What is on record word for word is `same`. */
export interface GradeCheck {
  grades: PastGradeEntry[]
  same: number
  findings: Finding[]
}

/** Compares the lines with what is known; nothing that is on record is ever replaced by a list. */
export function checkGrades(reading: GradeReading, { officials, entries, today }: KnownGrades): GradeCheck {
  const check: GradeCheck = { grades: [], same: 0, findings: [...reading.findings] }
  const seen = new Map<string, number>()
  for (const line of reading.rows) {
    const say = (field: GradeField, code: keyof typeof gradeFindings, text: FindingText) => {
      check.findings.push(line.findingAt(field, code, text))
    }
    const { row, staffNumber, fullName, findingAt: _, ...named } = line
    const person = officials.find((official) => official.staffNumber === staffNumber)
    if (!person) {
      say('staffNumber', 'person.unknown', gradeFindings['person.unknown']())
      continue
    }
    if (folded(person.fullName) !== folded(fullName)) {
      say('fullName', 'person.otherName', gradeFindings['person.otherName']({ name: person.fullName }))
      continue
    }
    const key = `${person.id} ${named.year}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      say('year', 'grade.twice', gradeFindings['grade.twice']({ row: earlier }))
      continue
    }
    seen.set(key, row)
    const grade = { officialId: person.id, ...named }
    if (!isLikelyDay(grade, today)) {
      say('decidedOn', 'day.unlikely', gradeFindings['day.unlikely']())
      continue
    }
    const known = entries.find(({ officialId, year }) => officialId === person.id && year === grade.year)
    if (!known) check.grades.push({ ...grade, number: 1, reason: null })
    else if (isSameGrade(known, grade)) check.same += 1
    else {
      const { decision } = known
      const details = { grade: gradeNames[known.grade].vi, decision }
      say('grade', 'grade.contradicts', gradeFindings['grade.contradicts'](details))
    }
  }
  return check
}
