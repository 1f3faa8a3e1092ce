import { z } from 'zod'

/**
 * Questions that the law leaves open, by their number in the register, with every reading that can be chosen.
 * The first reading is the usual one; a ruleset names its own default, and each result names the readings that touched it.
 */
export const ambiguities = {
  A4: {
    question: {
      vi: 'Sản phẩm có lỗi: mỗi lần trừ 25% hay không được tính điểm?',
      en: 'A faulty product: less 25 % each time, or no credit at all?',
    },
    readings: ['deduct', 'zero'],
  },
  A5: {
    question: {
      vi: 'Điểm kết quả vượt mức tối đa nhờ việc ngoài kế hoạch: giới hạn hay giữ nguyên?',
      en: 'Result points above the maximum thanks to extra work: capped or kept?',
    },
    readings: ['capped', 'uncapped'],
  },
  A6: {
    question: {
      vi: 'Phần vượt của một tỷ lệ có bù cho tỷ lệ khác không?',
      en: 'May what one ratio exceeds make up for another that falls short?',
    },
    readings: ['summed', 'eachCapped'],
  },
  A7: {
    question: { vi: 'Tháng không được giao việc thì tính thế nào?', en: 'What is a month without assigned work?' },
    readings: ['noScore'],
  },
  A8: {
    question: {
      vi: 'Xếp loại trước ngày 15/12 khi tháng 12 chưa khoá thì tính thế nào?',
      en: 'What of December when grading falls before the month is closed?',
    },
    readings: ['provisional'],
  },
  A10: {
    question: {
      vi: 'đ hoặc e không rơi hẳn vào mức 100% hay 50% thì sao?',
      en: 'What if đ or e fits neither the 100 % nor the 50 % clause?',
    },
    readings: ['explicitChoice'],
  },
  A11: {
    question: {
      vi: 'Lãnh đạo không quản lý công chức nào thì tính d thế nào?',
      en: 'What is d for a leader of nobody?',
    },
    readings: ['drop', 'full'],
  },
  A15: {
    question: {
      vi: 'Giới hạn tỷ lệ xuất sắc ở nhóm quá nhỏ: từng nhóm riêng hay gộp các nhóm nhỏ của cơ quan?',
      en: 'The cap on top grades in tiny groups: each by itself, or the small groups of the agency together?',
    },
    readings: ['strict', 'pool'],
  },
} as const

export type Ambiguity = keyof typeof ambiguities

const { A4, A5, A6, A7, A8, A10, A11, A15 } = ambiguities

/** One chosen reading for each ambiguity that a ruleset meets. */
export const Settings = z.strictObject({
  A4: z.enum(A4.readings).optional(),
  A5: z.enum(A5.readings).optional(),
  A6: z.enum(A6.readings).optional(),
  A7: z.enum(A7.readings).optional(),
  A8: z.enum(A8.readings).optional(),
  A10: z.enum(A10.readings).optional(),
  A11: z.enum(A11.readings).optional(),
  A15: z.enum(A15.readings).optional(),
})
export type Settings = z.infer<typeof Settings>

/** A reading that was used where another would have been possible. */
export interface SettingUsed {
  number: Ambiguity
  value: string
}
