import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../api.ts'
import * as m from '../../paraglide/messages.js'
import { type Place, paths } from '../../paths.ts'
import css from './month.module.css'

type Missing = Outputs['month']['checklist'][number]
type Kind = Missing['kind']

const sheet = (missing: Missing) => ({ to: paths.sheet, params: { sheetId: missing.sheetId ?? '' }, search: {} })
const task = (missing: Missing) => ({
  to: paths.assess,
  params: {},
  search: { 'don-vi': missing.unitId, ...(missing.taskId ? { viec: missing.taskId } : {}) },
})
const unit = (missing: Missing) => ({ to: paths.closeMonth, params: {}, search: { 'don-vi': missing.unitId } })

/** What each missing thing is called, and where it is settled. */
const kinds: Record<
  Kind,
  { word: () => string; place: (missing: Missing) => { to: string; params: object; search: Place } }
> = {
  nobody: {
    word: m.missing_nobody,
    place: (missing) => ({ to: paths.unit, params: { unitId: missing.unitId }, search: {} }),
  },
  unitBelowOpen: { word: m.missing_unit_below, place: unit },
  sheetNotSubmitted: { word: m.missing_not_submitted, place: sheet },
  sheetNotAssessed: { word: m.missing_not_assessed, place: sheet },
  deliveryWaiting: { word: m.missing_delivery, place: task },
  extensionUndecided: { word: m.missing_extension, place: task },
  reasonMissing: { word: m.missing_reason, place: sheet },
}

/** Everything that keeps the month open, grouped by what is to be done, each with its link. */
export function MissingList({ missing }: { missing: readonly Missing[] }) {
  // Object.keys forgets that the keys of this record are the kinds.
  const present = (Object.keys(kinds) as Kind[]).filter((kind) => missing.some((one) => one.kind === kind))
  return present.map((kind) => {
    const found = missing.filter((one) => one.kind === kind)
    return (
      <div key={kind} className={css.missing}>
        <h3>
          {kinds[kind].word()} ({found.length})
        </h3>
        <ul>
          {found.map((one) => (
            <li key={`${one.who}:${one.sheetId}:${one.taskId}:${one.unitId}`}>
              <Link {...kinds[kind].place(one)}>
                {[one.who, one.title].filter(Boolean).join(' · ') || kinds[kind].word()}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
