import { generalMax } from '@congtam/core/evaluation/general'
import { generalCriteria } from '@congtam/core/evaluation/rulesets/nd335-general'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { codes } from './general-points.ts'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

/** The general criteria to read: the self score and the superior's beside it, each as it was given. */
export function GeneralTable({ view: { self, superior } }: { view: SheetView }) {
  const own = self?.rating.by === 'self' ? self.rating.general : null
  const theirs = superior?.rating.by === 'superior' ? superior.rating.general : null
  const pointsOf = (of: typeof own, code: string) => (of?.[code] === undefined ? '–' : points(of[code]))
  const sum = (given: typeof own) =>
    given ? points(codes.reduce((total, code) => total + (given[code] ?? 0), 0)) : '–'
  return (
    <table className={css.general}>
      <caption className={css.hidden}>{m.sheet_general()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.sheet_criterion()}</th>
          <th scope="col">{m.sheet_most_head()}</th>
          <th scope="col">{m.sheet_by_self()}</th>
          <th scope="col">{m.sheet_by_superior()}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code}>
            <th scope="row">
              {code} {said(generalCriteria[code].label)}
            </th>
            <td>{points(generalMax[code])}</td>
            <td>{pointsOf(own, code)}</td>
            <td>{pointsOf(theirs, code)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{m.sheet_sum()}</th>
          <td>30</td>
          <td>{sum(own)}</td>
          <td>{sum(theirs)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
