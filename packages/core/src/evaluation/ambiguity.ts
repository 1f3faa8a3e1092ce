import { z } from 'zod'

/**
 * Questions that the law leaves open, by their number in the register, with every reading that can be chosen.
 * The first reading is the usual one; a ruleset names its own default, and each result names the readings that touched it.
 */
export const ambiguities = {
  A1: {
    question: {
      vi: 'Số chỗ mức cao nhất tính trên số người còn ở mức tốt sau khi xếp, hay trên mọi người đủ từ mức tốt trở lên?',
      en: 'Are the places of the top grade a share of those left at good, or of all who reached good or better?',
    },
    readings: ['afterPlacing', 'eligible'],
  },
  A2: {
    question: {
      vi: 'Số chỗ ra số lẻ: bỏ phần lẻ hay làm tròn đến số gần nhất?',
      en: 'A number of places with a fraction: rounded down, or to the nearest?',
    },
    readings: ['down', 'halfUp'],
  },
  A3: {
    question: {
      vi: 'Giới hạn của nhóm và của cơ quan: giữ cả hai hay chỉ một?',
      en: 'The cap of the group and that of the agency: both, or one of them alone?',
    },
    readings: ['both', 'group', 'agency'],
  },
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
  A9: {
    question: {
      vi: 'Cơ quan theo dõi theo quý: Mẫu số 02 có 12 dòng tháng thì ghi thế nào?',
      en: 'An agency that follows its people by quarters: what stands in the twelve monthly rows of Form 02?',
    },
    readings: ['spread'],
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
  A12: {
    question: {
      vi: 'Điểm d của lãnh đạo: chờ đủ điểm của mọi người do mình quản lý, hay tính trên những người đã có điểm?',
      en: 'A leader’s d: does it wait for the score of everybody led, or count those whose scores are known?',
    },
    readings: ['ledFirst', 'asKnown'],
  },
  A13: {
    question: {
      vi: 'Điểm và điều kiện của tổ chức không khớp mức nào (ví dụ 85 điểm nhưng có việc chậm): ai quyết định?',
      en: 'An organisation’s points and conditions match no grade (85 points, one late task): who decides?',
    },
    readings: ['humanDecision', 'fallThrough'],
  },
  A14: {
    question: {
      vi: 'Khoảng trống như A13 trong Quy định 366 của Đảng: ai quyết định?',
      en: 'The same gap as A13 in the Party’s Regulation 366: who decides?',
    },
    readings: ['humanDecision', 'fallThrough'],
  },
  A15: {
    question: {
      vi: 'Giới hạn tỷ lệ xuất sắc ở nhóm quá nhỏ: từng nhóm riêng hay gộp các nhóm nhỏ của cơ quan?',
      en: 'The cap on top grades in tiny groups: each by itself, or the small groups of the agency together?',
    },
    readings: ['strict', 'pool'],
  },
  A16: {
    question: {
      vi: 'Quyết định kỷ luật trong năm nhưng sau khi đã xếp loại: xếp loại lại năm đó, hay tính vào năm sau?',
      en: 'A disciplinary decision of the year that follows its grading: is the year graded anew, or does it count in the next?',
    },
    readings: ['replaces', 'nextYear'],
  },
  A17: {
    question: {
      vi: 'Mức của Đảng cao hơn mức của chính quyền cho cùng một người: theo mức chính quyền hay giữ khi có lý do bằng văn bản?',
      en: 'A Party grade above the State’s for the same person: lowered to it, or kept where the authority states why?',
    },
    readings: ['followState', 'keptWithReason'],
  },
  A18: {
    question: {
      vi: 'Một năm có hai quy định: lấy trung bình mọi tháng, mỗi tháng theo quy định của nó, hay chỉ các tháng theo quy định cuối năm?',
      en: 'Two sets of rules in one year: the mean of every month by its own rules, or only of those under the last ones?',
    },
    readings: ['eachByItsOwn', 'lastRules'],
  },
  A19: {
    question: {
      vi: 'Bỏ mục không áp dụng: quy đổi phần còn lại về đủ 20 điểm như bảng in hay về 10 điểm như ghi chú của quyết định?',
      en: 'Left-out items: is the rest rescaled to the 20 points of the table, or to the 10 of the decision’s footnote?',
    },
    readings: ['table', 'footnote'],
  },
  A20: {
    question: {
      vi: 'Đúng 90 điểm: "trên 90" (Hải Phòng) chưa đạt xuất sắc, "từ 90" (Nghị định 335) đã đạt?',
      en: 'Exactly 90 points: not yet excellent where the rule says “above 90”, excellent where it says “from 90”?',
    },
    readings: ['asWritten'],
  },
  A21: {
    question: {
      vi: 'Giữ nhiều vị trí cùng lúc: các vị trí tính như nhau hay theo khối lượng việc được giao?',
      en: 'Posts held at once: do they count alike, or by the work assigned in each?',
    },
    readings: ['equalMean', 'byWork'],
  },
  A22: {
    question: {
      vi: 'Chuyển vị trí trong tháng: tính theo số ngày làm việc hay theo khối lượng việc được giao ở mỗi nơi?',
      en: 'A move within a month: do its parts count by working days, or by the work assigned in each?',
    },
    readings: ['byWorkingDays', 'byWork'],
  },
} as const

const { A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13, A14, A15, A16, A17, A18, A19, A20, A21, A22 } =
  ambiguities

/** One chosen reading for each ambiguity that a ruleset meets. */
export const Settings = z.strictObject({
  A1: z.enum(A1.readings).optional(),
  A2: z.enum(A2.readings).optional(),
  A3: z.enum(A3.readings).optional(),
  A4: z.enum(A4.readings).optional(),
  A5: z.enum(A5.readings).optional(),
  A6: z.enum(A6.readings).optional(),
  A7: z.enum(A7.readings).optional(),
  A8: z.enum(A8.readings).optional(),
  A9: z.enum(A9.readings).optional(),
  A10: z.enum(A10.readings).optional(),
  A11: z.enum(A11.readings).optional(),
  A12: z.enum(A12.readings).optional(),
  A13: z.enum(A13.readings).optional(),
  A14: z.enum(A14.readings).optional(),
  A15: z.enum(A15.readings).optional(),
  A16: z.enum(A16.readings).optional(),
  A17: z.enum(A17.readings).optional(),
  A18: z.enum(A18.readings).optional(),
  A19: z.enum(A19.readings).optional(),
  A20: z.enum(A20.readings).optional(),
  A21: z.enum(A21.readings).optional(),
  A22: z.enum(A22.readings).optional(),
})
export type Settings = z.infer<typeof Settings>

/** The number of a question, as a ruleset names it. */
export const Ambiguity = Settings.keyof()
export type Ambiguity = z.infer<typeof Ambiguity>

/** A reading that was used where another would have been possible. */
export interface SettingUsed {
  number: Ambiguity
  value: string
}

// The keys of a constant object are exactly its type's keys.
const NUMBERS = Object.keys(ambiguities) as Ambiguity[]

/** Each once, in the order of the register. */
export function inOrder(touched: readonly Ambiguity[]): readonly Ambiguity[] {
  if (touched.length < 2) return touched
  return NUMBERS.filter((number) => touched.includes(number))
}
