import type { ambiguities } from '../ambiguity.ts'
import type { Bilingual } from '../ruleset.ts'

export type Reading = (typeof ambiguities)[keyof typeof ambiguities]['readings'][number]

/** What each reading of an open question says, to be shown after the question. A name means the same wherever it is a reading. */
export const readingWords = {
  afterPlacing: { vi: 'trên số người còn ở mức tốt (⌊N/6⌋ trong N người)', en: 'of those left at good (⌊N/6⌋ of N)' },
  eligible: { vi: 'trên mọi người đủ từ mức tốt trở lên', en: 'of all who reached good or better' },
  down: { vi: 'bỏ phần lẻ', en: 'rounded down' },
  halfUp: { vi: 'làm tròn đến số gần nhất', en: 'rounded to the nearest' },
  both: { vi: 'giữ cả hai giới hạn', en: 'both caps hold' },
  group: { vi: 'chỉ giới hạn của nhóm', en: 'the cap of the group alone' },
  agency: { vi: 'chỉ giới hạn của cơ quan', en: 'the cap of the agency alone' },
  deduct: { vi: 'mỗi lần trừ 25%', en: 'less 25 % each time' },
  zero: { vi: 'không được tính điểm', en: 'no credit at all' },
  capped: { vi: 'giới hạn ở mức tối đa', en: 'capped at the maximum' },
  uncapped: { vi: 'giữ nguyên phần vượt', en: 'kept above the maximum' },
  summed: { vi: 'có, cộng chung rồi mới giới hạn', en: 'yes, summed and then capped' },
  eachCapped: { vi: 'không, mỗi tỷ lệ tối đa 100%', en: 'no, each ratio is 100 % at most' },
  noScore: { vi: 'không chấm, không tính vào trung bình', en: 'no score, left out of every mean' },
  provisional: {
    vi: 'lấy điểm tạm tính, xếp lại nếu làm đổi mức',
    en: 'a provisional score, graded anew where it changes the grade',
  },
  explicitChoice: { vi: 'người chấm chọn và ghi lý do', en: 'the evaluator chooses and says why' },
  drop: { vi: 'bỏ d, chia cho 5', en: 'd is dropped, divided by 5' },
  full: { vi: 'tính d bằng 100%', en: 'd counts as 100 %' },
  ledFirst: { vi: 'chờ đủ điểm của mọi người', en: 'it waits for everybody' },
  asKnown: { vi: 'tính trên những người đã có điểm', en: 'those known so far count' },
  humanDecision: { vi: 'người có thẩm quyền quyết định', en: 'a competent person decides' },
  fallThrough: { vi: 'mức cao nhất mà mọi điều kiện đều đạt', en: 'the highest grade whose conditions all hold' },
  strict: { vi: 'từng nhóm riêng', en: 'each group by itself' },
  pool: { vi: 'gộp các nhóm nhỏ của cơ quan', en: 'the small groups of the agency together' },
  replaces: { vi: 'xếp loại lại năm đó', en: 'the year is graded anew' },
  nextYear: { vi: 'tính vào năm sau', en: 'it counts in the next year' },
  followState: { vi: 'theo mức của chính quyền', en: 'lowered to the State’s' },
  keptWithReason: { vi: 'giữ khi có lý do bằng văn bản', en: 'kept where the authority states why' },
  eachByItsOwn: { vi: 'mọi tháng, mỗi tháng theo quy định của nó', en: 'every month by its own rules' },
  lastRules: { vi: 'chỉ các tháng theo quy định cuối năm', en: 'only the months under the last rules' },
  table: { vi: 'quy về 20 điểm như bảng', en: 'to the 20 points of the table' },
  footnote: { vi: 'quy về 10 điểm như ghi chú', en: 'to the 10 points of the footnote' },
  spread: {
    vi: 'điểm quý ghi cho cả ba tháng và được đánh dấu',
    en: 'the quarter’s score stands in its three months, marked as such',
  },
  equalMean: { vi: 'các vị trí tính như nhau', en: 'all posts alike' },
  byWork: { vi: 'theo khối lượng việc được giao', en: 'by the work assigned' },
  byWorkingDays: { vi: 'theo số ngày làm việc', en: 'by working days' },
  asWritten: { vi: 'theo đúng chữ của quy định', en: 'as the rule is written' },
} as const satisfies Record<Reading, Bilingual>

/** The words of a reading that a result names; its own name for one that is not known, such as one of an older result. */
export function wordsOfReading(value: string): Bilingual {
  // Only a lookup: what is not there is undefined.
  return (readingWords as Record<string, Bilingual>)[value] ?? { vi: value, en: value }
}
