import { points } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { mostOf, nameOf } from './general-points.ts'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

type Given = Readonly<Partial<Record<string, number>>>

/** The general criteria to read: the self score and the superior's beside it, each as it was given; and what a correction made of them. */
export function GeneralTable({ view: { self, superior, inForce, criteria } }: { view: SheetView }) {
  const own = self?.rating.by === 'self' ? self.rating.general : null
  const theirs = superior?.rating.by === 'superior' ? superior.rating.general : null
  const corrected = isCorrected(theirs, inForce) ? inForce : null
  const pointsOf = (of: Given | null, code: string) => (of?.[code] === undefined ? '–' : points(of[code]))
  const sum = (given: Given | null) =>
    given ? points(criteria.reduce((total, { code }) => total + (given[code] ?? 0), 0)) : '–'
  return (
    <table className={css.general}>
      <caption className={css.hidden}>{m.sheet_general()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.sheet_criterion()}</th>
          <th scope="col">{m.sheet_most_head()}</th>
          <th scope="col">{m.sheet_by_self()}</th>
          <th scope="col">{m.sheet_by_superior()}</th>
          {corrected ? <th scope="col">{m.correction_by_correction()}</th> : null}
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr key={criterion.code}>
            <th scope="row">{nameOf(criterion)}</th>
            <td>{points(criterion.max)}</td>
            <td>{pointsOf(own, criterion.code)}</td>
            <td>{pointsOf(theirs, criterion.code)}</td>
            {corrected ? <td>{pointsOf(corrected, criterion.code)}</td> : null}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{m.sheet_sum()}</th>
          <td>{points(mostOf(criteria))}</td>
          <td>{sum(own)}</td>
          <td>{sum(theirs)}</td>
          {corrected ? <td>{sum(corrected)}</td> : null}
        </tr>
      </tfoot>
    </table>
  )
}

/** Whether what is in force is no longer what the superior gave. */
function isCorrected(theirs: Given | null, inForce: Given | null): boolean {
  return (
    theirs !== null && inForce !== null && Object.entries(inForce).some(([code, points]) => points !== theirs[code])
  )
}
