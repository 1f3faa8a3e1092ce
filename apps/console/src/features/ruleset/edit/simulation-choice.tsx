import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../../api.ts'
import { instantText, monthText } from '../../../components/day-text.tsx'
import { Note, RefusalNote } from '../../../components/refusal-note.tsx'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import css from '../ruleset.module.css'

interface SimulationChoiceProps {
  sha256: string
  value: string | null
  onChange: (id: string) => void
  error: string | undefined
}

const LATEST = 50

/** The finished simulations of this very text, the latest first. */
export function SimulationChoice({ sha256, value, onChange, error }: SimulationChoiceProps) {
  const trpc = useTRPC()
  const { data, error: failure } = useQuery(trpc.simulation.list.queryOptions({ draft: sha256, limit: LATEST }))
  if (failure) return <RefusalNote error={failure} />
  if (!data) return null
  const rows = data.rows.filter(({ state }) => state === 'done')
  if (rows.length === 0) {
    const next = (
      <>
        {m.adopt_no_simulation_next()} <Link to={paths.laboratory}>{m.adopt_to_laboratory()}</Link>
      </>
    )
    return <Note tone="info" what={m.adopt_no_simulation()} next={next} />
  }
  return (
    <div
      className={css.radio}
      id="adopt-simulation"
      tabIndex={-1}
      role="radiogroup"
      aria-label={m.adopt_with_simulation()}
    >
      {rows.map(({ id, from, to, unitName, at }) => (
        <Radio
          key={id}
          name="adopt-simulation-of"
          label={m.adopt_simulation_row({
            unit: unitName,
            from: monthText(from),
            to: monthText(to),
            at: instantText(at),
          })}
          checked={value === id}
          onChange={() => onChange(id)}
        />
      ))}
      {error ? <p className={css.wrong}>{error}</p> : null}
    </div>
  )
}
