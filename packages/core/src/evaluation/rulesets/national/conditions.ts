import { text } from '../frame.ts'

type Needs = { is: 'true' | 'false' } | { is: 'atLeast' | 'above' | 'atMost' | 'below'; percent: number }

interface Named {
  vi: string
  en: string
  /** Where there is nothing to count, the law's “if any” holds. */
  ifAny?: true
}

/** What the rules of grades speak of, by the name of the fact. */
const facts = {
  onTimeAndQuality: { vi: 'Nhiệm vụ hoàn thành đúng hạn, bảo đảm chất lượng', en: 'Tasks done on time and well' },
  exceeded: { vi: 'Nhiệm vụ hoàn thành vượt mức yêu cầu', en: 'Tasks exceeding what was asked' },
  done: { vi: 'Nhiệm vụ đã hoàn thành', en: 'Tasks done' },
  late: { vi: 'Nhiệm vụ chưa bảo đảm tiến độ', en: 'Tasks behind time' },
  lateOrPoor: { vi: 'Nhiệm vụ chậm hoặc chưa bảo đảm chất lượng', en: 'Tasks late or of low quality' },
  notMet: { vi: 'Nhiệm vụ không bảo đảm tiến độ, chất lượng', en: 'Tasks neither on time nor of quality' },
  notDone: { vi: 'Nhiệm vụ không hoàn thành', en: 'Tasks not completed' },
  shortcomingsFixed: {
    vi: 'Hạn chế, khuyết điểm của kỳ trước đã khắc phục',
    en: 'Earlier shortcomings that were mended',
    ifAny: true,
  },
  unitsNotFailed: {
    vi: 'Đơn vị trực thuộc không bị xếp mức không hoàn thành',
    en: 'Direct units not graded failed',
    ifAny: true,
  },
  unitsCompleted: {
    vi: 'Đơn vị trực thuộc từ mức hoàn thành trở lên',
    en: 'Direct units graded completed or better',
    ifAny: true,
  },
  unitsGood: {
    vi: 'Đơn vị trực thuộc từ mức hoàn thành tốt trở lên',
    en: 'Direct units graded good or better',
    ifAny: true,
  },
  unitTargets: { vi: 'Chỉ tiêu của đơn vị, lĩnh vực đã hoàn thành', en: 'Targets of the unit or field reached' },
  unitExceeded: { vi: 'Chỉ tiêu của đơn vị, lĩnh vực vượt mức', en: 'Targets of the unit or field exceeded' },
  unitOnTime: {
    vi: 'Chỉ tiêu của đơn vị đúng tiến độ, chất lượng',
    en: 'Targets of the unit reached on time and well',
  },
  areasFailed: { vi: 'Lĩnh vực phụ trách bị xếp không hoàn thành', en: 'Areas in charge graded failed' },
  lowVotes: { vi: 'Phiếu tín nhiệm thấp', en: 'Low-confidence votes' },
  nobodyDisciplined: {
    vi: 'Không có đơn vị trực thuộc hoặc thành viên lãnh đạo bị kỷ luật',
    en: 'No direct unit or leading member disciplined',
  },
  generalMet: { vi: 'Đáp ứng các tiêu chí chung', en: 'The general criteria are met' },
  generalWellMet: { vi: 'Thực hiện tốt các tiêu chí chung', en: 'The general criteria are well met' },
  absentThreeMonths: {
    vi: 'Nghỉ đúng quy định từ 3 đến dưới 6 tháng trong năm',
    en: 'Lawfully absent for three to less than six months',
  },
  wrongdoing: {
    vi: 'Bị kết luận sai phạm công tác cán bộ, mất đoàn kết, bè phái, chạy chức, chạy quyền',
    en: 'Concluded wrongdoing in staffing, disunity, factions or post-buying',
  },
  memberDisciplined: {
    vi: 'Thành viên lãnh đạo bị kỷ luật từ khiển trách vì nhiệm vụ',
    en: 'A leading member disciplined for duty',
  },
  degradation: { vi: 'Bị kết luận suy thoái', en: 'Concluded degradation' },
  disciplined: { vi: 'Bị kỷ luật trong kỳ đánh giá', en: 'Disciplined in the period' },
  dutyDiscipline: {
    vi: 'Bị kỷ luật từ khiển trách vì thực hiện nhiệm vụ',
    en: 'Disciplined from reprimand up, for duty',
  },
  corruptionInUnit: {
    vi: 'Đơn vị trực tiếp phụ trách có tham nhũng, lãng phí',
    en: 'Corruption or waste in the unit in charge',
  },
  fiveTargetsMissed: {
    vi: 'Không đạt 5 chỉ tiêu kinh tế - xã hội cơ bản (chức danh chịu trách nhiệm)',
    en: 'The five basic targets missed, for posts that answer for them',
  },
  unexcusedShortfall: {
    vi: 'Chưa hoàn thành 100% nhiệm vụ của quý, không có nguyên nhân khách quan được xác nhận',
    en: 'Less than all of the quarter’s tasks, no objective cause confirmed',
  },
} as const satisfies Record<string, Named>

export type Fact = keyof typeof facts

/** A condition on one of the named facts. */
export function condition(fact: Fact, needs: Needs, article: string) {
  const named: Named = facts[fact]
  return { fact, label: text(named.vi, named.en), article, needs, ofNothing: named.ifAny ? 'met' : 'notMet' }
}

export const yes = { is: 'true' } as const
export const no = { is: 'false' } as const

export function atLeast(percent: number): Needs {
  return { is: 'atLeast', percent }
}

export function above(percent: number): Needs {
  return { is: 'above', percent }
}

export function atMost(percent: number): Needs {
  return { is: 'atMost', percent }
}

export function below(percent: number): Needs {
  return { is: 'below', percent }
}
