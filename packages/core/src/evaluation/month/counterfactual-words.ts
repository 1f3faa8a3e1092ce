import { decimal } from '../../shared/points.ts'
import type { Bilingual } from '../ruleset.ts'
import type { MonthChange, MonthOutcome } from './counterfactual.ts'

const terms = {
  d: {
    vi: 'mọi người do mình quản lý đạt từ mức hoàn thành trở lên (d = 100%)',
    en: 'everybody led is at “completed” or above (d = 100 %)',
  },
  dd: { vi: 'khả năng tổ chức thực hiện đạt 100% (đ)', en: 'the ability to organise counts whole (đ)' },
  e: { vi: 'năng lực đoàn kết đạt 100% (e)', en: 'the ability to unite counts whole (e)' },
} as const

/** What would be otherwise, as a clause; a task by the name that the reader knows. */
export function changeText(change: MonthChange, taskName: (id: string) => string): Bilingual {
  if (change.kind === 'term') return terms[change.term]
  if (change.kind === 'points') {
    const more = decimal(change.more, 2)
    return {
      vi: `${change.label.vi} thêm ${local(more)} điểm`,
      en: `${change.label.en} has ${more} points more`,
    }
  }
  const name = taskName(change.taskId)
  if (change.kind === 'accept') {
    const quantity = decimal(change.quantity, 3)
    const late = change.late > 0 ? { vi: ' (trễ hạn)', en: ' (late)' } : { vi: '', en: '' }
    return {
      vi: `${local(quantity)} sản phẩm còn lại của “${name}” được nghiệm thu${late.vi}`,
      en: `the remaining ${quantity} of “${name}” were accepted${late.en}`,
    }
  }
  const time = change.index + 1
  return change.of === 'quality'
    ? {
        vi: `“${name}” không bị trừ lần ${time} về chất lượng`,
        en: `“${name}” had no deduction ${time} for quality`,
      }
    : {
        vi: `“${name}” không bị trừ lần ${time} về tiến độ`,
        en: `“${name}” had no deduction ${time} for lateness`,
      }
}

/** What the changes would give: `91,30 điểm, mức Hoàn thành xuất sắc nhiệm vụ`. */
export function outcomeText({ total, results, level }: Pick<MonthOutcome, 'total' | 'results' | 'level'>): Bilingual {
  if (total === null) {
    const points = results === null ? '–' : decimal(results, 2)
    return { vi: `${local(points)} điểm kết quả nhiệm vụ`, en: `${points} result points` }
  }
  const points = decimal(total, 2)
  const named = level && { vi: `, mức ${level.label.vi}`, en: `, level “${level.label.en}”` }
  return { vi: `${local(points)} điểm${named?.vi ?? ''}`, en: `${points} points${named?.en ?? ''}` }
}

/** The whole sentence: `Nếu …: 91,30 điểm, mức …`. Arithmetic on the facts as they are, never a promise. */
export function outcomeSentence(outcome: MonthOutcome, taskName: (id: string) => string): Bilingual {
  const { changes } = outcome
  const isWhole = changes.length > 1 && changes.every(({ kind }) => kind === 'accept')
  const clauses = isWhole ? [wholeText(changes)] : changes.map((change) => changeText(change, taskName))
  const gives = outcomeText(outcome)
  return {
    vi: `Nếu ${clauses.map(({ vi }) => vi).join(' và ')}: ${gives.vi}.`,
    en: `If ${clauses.map(({ en }) => en).join(' and ')}: ${gives.en}.`,
  }
}

function wholeText(changes: readonly MonthChange[]): Bilingual {
  const count = changes.length
  const late = changes.filter((change) => change.kind === 'accept' && change.late > 0).length
  const said = late > 0 ? { vi: `, trong đó ${late} việc trễ hạn`, en: `, ${late} of them late` } : { vi: '', en: '' }
  return {
    vi: `${count} việc còn lại được nghiệm thu đủ${said.vi}`,
    en: `the ${count} tasks still open were accepted whole${said.en}`,
  }
}

/** Vietnamese writes a comma where English has a point. */
function local(text: string): string {
  return text.replace('.', ',')
}
