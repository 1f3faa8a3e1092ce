import type { ScoreAnswer } from '@congtam/core/exchange/score/score-answer'
import type { Language } from '@congtam/core/shared/refusal'

const texts = {
  vi: {
    head: ['Mã', 'Điểm chung', 'Kết quả', 'Vượt', 'Tổng', 'Tỷ lệ', 'Lựa chọn'],
    grade: 'Mức',
    noAssignedWork: 'Không chấm: tháng không được giao việc',
    nothingApplies: 'Không chấm: không có tiêu chí nào áp dụng',
    noGrade: 'Chưa có mức: người có thẩm quyền quyết định',
    needsDecision: 'Nhiều người đủ điều kiện hơn số chỗ: người có thẩm quyền chọn',
    rank: (rank: number, places: number) => `xếp thứ ${rank} trên ${places} chỗ`,
    grades: { excellent: 'Xuất sắc', good: 'Tốt', completed: 'Hoàn thành', failed: 'Không hoàn thành' },
  },
  en: {
    head: ['Id', 'General', 'Results', 'Surplus', 'Total', 'Ratios', 'Settings'],
    grade: 'Grade',
    noAssignedWork: 'Not scored: no work was assigned',
    nothingApplies: 'Not scored: no criterion applies',
    noGrade: 'No grade: a person decides',
    needsDecision: 'More met the conditions than there are places: a person chooses',
    rank: (rank: number, places: number) => `rank ${rank} of ${places} places`,
    grades: { excellent: 'Excellent', good: 'Good', completed: 'Completed', failed: 'Failed' },
  },
}

/** The results as a table for the eye, two decimals each, numbers to the right. */
export function scoreTable({ ruleset, period, results }: ScoreAnswer, language: Language): string {
  const { head, grade, grades, noGrade, needsDecision, rank, ...reasons } = texts[language]
  const hasGrades = results.some((result) => result.grade)
  const gradeText = ({ grade: given, quota }: (typeof results)[number]) => {
    if (!given?.grade) return given?.reason === 'needsDecision' ? needsDecision : noGrade
    const named = given.letter ? `${given.letter} (${grades[given.grade]})` : grades[given.grade]
    return quota ? `${named}, ${rank(quota.rank, quota.places)}` : named
  }
  const rows = results.map((result) => [
    result.id,
    figure(result.general, language),
    figure(result.results, language),
    figure(result.surplus, language),
    figure(result.total, language),
    result.reason ? reasons[result.reason] : ratiosText(result.ratios ?? {}),
    result.settings.map(({ number, value }) => `${number}: ${value}`).join(', '),
    ...(hasGrades ? [gradeText(result)] : []),
  ])
  return tableText(`${ruleset.id} · ${period}`, hasGrades ? [...head, grade] : head, rows, { from: 1, to: 4 })
}

/** Rows under their headings, the columns of `numbers` to the right. */
export function tableText(
  title: string,
  head: readonly string[],
  rows: readonly string[][],
  numbers: { from: number; to: number },
): string {
  const widths = head.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column >= numbers.from && column <= numbers.to ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return `${[title, line(head), rule, ...rows.map(line)].join('\n')}\n`
}

export function figure(points: number | null | undefined, language: Language): string {
  if (points == null) return '–'
  return language === 'vi' ? points.toFixed(2).replace('.', ',') : points.toFixed(2)
}

function ratiosText(ratios: Record<string, string | null>): string {
  return Object.entries(ratios)
    .map(([code, ratio]) => `${code === 'dd' ? 'đ' : code} ${ratio ?? '–'}`)
    .join('  ')
}
