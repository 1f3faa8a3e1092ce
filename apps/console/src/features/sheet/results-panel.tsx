import { Link } from '@tanstack/react-router'
import { figure, quantity } from '../../components/figures.tsx'
import { TaskMark } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { useWhy } from '../../place.ts'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

const words: Record<string, () => string> = {
  a: m.ratio_a,
  b: m.ratio_b,
  c: m.ratio_c,
  d: m.ratio_d,
  dd: m.ratio_dd,
  e: m.ratio_e,
}

/** Part II, computed from the tasks alone: each ratio as a bar that opens what lowered it, then the tasks themselves. */
export function ResultsPanel({ view }: { view: SheetView }) {
  const { score, tasks } = view
  return (
    <Section title={m.sheet_results()}>
      {Object.keys(score.ratios).length === 0 ? <p className={css.quiet}>{m.sheet_no_ratios()}</p> : null}
      <ul className={css.ratios}>
        {Object.entries(score.ratios).map(([code, ratio]) => (
          <Ratio key={code} code={code} ratio={ratio} sheetId={view.sheet.id} />
        ))}
      </ul>
      <h3>{m.sheet_tasks({ count: tasks.length })}</h3>
      <ul className={css.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to="." search={(before) => ({ ...before, 'vi-sao': view.sheet.id, nut: task.id })}>
              {task.title}
            </Link>
            <span className={css.quiet}>
              {m.sheet_task_line({
                accepted: quantity(task.progress.accepted),
                quantity: quantity(task.quantity),
                coefficient: quantity(task.coefficient),
              })}
            </span>
            <TaskMark badge={task.badge} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Ratio({ code, ratio, sheetId }: { code: string; ratio: string | null; sheetId: string }) {
  const why = useWhy()
  const share = ratio === null ? null : shareOf(ratio)
  return (
    <li>
      <button type="button" className={css.ratio} onClick={() => why.open(sheetId, code)}>
        <span>{words[code]?.() ?? code}</span>
        <span>
          {share === null ? m.sheet_not_known() : `${figure(share * 100, 0, 2)} %`}
          {ratio?.includes('/') ? <small className={css.quiet}> {ratio}</small> : null}
        </span>
      </button>
      <meter min={0} max={1} value={Math.min(share ?? 0, 1)} aria-label={words[code]?.() ?? code} />
    </li>
  )
}

/** For the bar's length only; every figure that counts is exact and comes from the server. */
function shareOf(ratio: string): number {
  const [over = '0', under = '1'] = ratio.split('/')
  return Number(over) / Number(under)
}
