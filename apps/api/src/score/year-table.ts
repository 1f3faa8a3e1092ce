import { gradeNames } from '@congtam/core/evaluation/year/grade'
import type { YearAnswer, YearAnswerResult } from '@congtam/core/exchange/score-year/year-answer'
import type { Language } from '@congtam/core/shared/refusal'
import { figure, tableText } from './table.ts'

const texts = {
  vi: {
    head: ['Mã', 'Trung bình', 'Mức theo điểm', 'Xếp loại', 'Ghi chú', 'Lựa chọn'],
    provisional: 'tạm tính, chờ mức xếp loại của tổ chức',
    overridden: (index: number) => `vi phạm số ${index + 1}`,
    gated: (agency: string) => `giới hạn theo ${agency}`,
    rank: (rank: number, places: number) => `đủ điều kiện, xếp thứ ${rank} trên ${places} chỗ`,
    lessThanSixMonths: 'Không xếp loại: chưa đủ 6 tháng',
    noScore: 'Không xếp loại: không có tháng nào có điểm',
  },
  en: {
    head: ['Id', 'Mean', 'By points', 'Grade', 'Remarks', 'Settings'],
    provisional: 'provisional until the organisation is graded',
    overridden: (index: number) => `conduct ${index + 1}`,
    gated: (agency: string) => `limited by ${agency}`,
    rank: (rank: number, places: number) => `met the conditions, rank ${rank} of ${places} places`,
    lessThanSixMonths: 'Not graded: less than 6 months',
    noScore: 'Not graded: no month has a score',
  },
}

/** The grades of a year as a table for the eye. */
export function yearTable({ ruleset, year, results }: YearAnswer, language: Language): string {
  const rows = results.map((result) => [
    result.id,
    figure(result.mean, language),
    result.band ? gradeNames[result.band][language] : '–',
    result.grade ? gradeNames[result.grade][language] : '–',
    remarksOf(result, language).join('; '),
    result.settings.map(({ number, value }) => `${number}: ${value}`).join(', '),
  ])
  return tableText(`${ruleset.id} · ${year}`, texts[language].head, rows, { from: 1, to: 1 })
}

function remarksOf({ status, reason, overriddenBy, gatedBy, quota }: YearAnswerResult, language: Language): string[] {
  const words = texts[language]
  return [
    ...(reason ? [words[reason]] : []),
    ...(status === 'provisional' ? [words.provisional] : []),
    ...(overriddenBy === null ? [] : [words.overridden(overriddenBy)]),
    ...(gatedBy === null ? [] : [words.gated(gatedBy)]),
    ...(quota ? [words.rank(quota.rank, quota.places)] : []),
  ]
}
