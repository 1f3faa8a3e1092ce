import { units } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { positionName } from '../official/position.ts'
import css from './assign.module.css'
import type { PersonLoad } from './batch-check.ts'

interface PeoplePickerProps {
  loads: readonly PersonLoad[]
  /** What one person would get in addition, in millionths of a unit. */
  unit: number
  chosen: readonly string[]
  onChoose: (posts: readonly string[]) => void
}

/** Who gets it: each with what they carry this month beside the middle of their group, so that nobody is overloaded unseen. */
export function PeoplePicker({ loads, unit, chosen, onChoose }: PeoplePickerProps) {
  const session = useSession()
  const longest = Math.max(1, ...loads.flatMap(({ after, groupMedian }) => [after + unit, groupMedian]))
  const share = (value: number) => `${(value / longest) * 100}%`
  return (
    <fieldset className={css.people}>
      <legend>{m.assign_people()}</legend>
      <ul>
        {loads.map(({ postId, officialId, fullName, positionClass, before, after, groupMedian }, index) => {
          const isSelf = officialId === session.officialId
          const isChosen = chosen.includes(postId)
          const next = isChosen ? after + unit : after
          return (
            <li key={postId}>
              <label className={css.person}>
                <input
                  type="checkbox"
                  {...(index === 0 ? { id: 'people' } : {})}
                  checked={isChosen}
                  disabled={isSelf}
                  onChange={() => onChoose(isChosen ? chosen.filter((one) => one !== postId) : [...chosen, postId])}
                />
                <span>
                  {fullName}{' '}
                  <small className={css.quiet}>{isSelf ? m.assign_not_self() : positionName(positionClass)}</small>
                </span>
                <span className={css.load}>
                  {next === before
                    ? m.assign_load({ units: units(before) })
                    : m.assign_load_change({ before: units(before), after: units(next) })}
                </span>
                <span className={css.bar} aria-hidden="true">
                  <span data-part="before" style={{ width: share(before) }} />
                  <span data-part="added" style={{ width: share(next - before) }} />
                  <i style={{ left: share(groupMedian) }} />
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      <p className={css.quiet}>{m.assign_median_says()}</p>
    </fieldset>
  )
}
