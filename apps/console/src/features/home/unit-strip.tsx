import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { SheetMark } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './home.module.css'

type State = Outputs['sheet']['list']['rows'][number]['state']

/** What a head settles first stands first. */
const order: State[] = ['submitted', 'open', 'assessed', 'closed']

/** The people of the unit by the state of their sheets; each name opens the sheet. */
export function UnitStrip({ unitId, month }: { unitId: string; month: string }) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.sheet.list.queryOptions({ unitId, month }))
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={m.strip_title()} action={<Link to={paths.board}>{m.strip_open()}</Link>}>
      {order.map((state) => {
        const people = data.rows.filter((row) => row.state === state)
        if (people.length === 0) return null
        return (
          <div key={state} className={css.strip}>
            <span>
              <SheetMark state={state} /> <strong>{people.length}</strong>
            </span>
            <p>
              {people.map((row) => (
                <Link key={row.sheetId} to={paths.sheet} params={{ sheetId: row.sheetId }}>
                  {row.fullName}
                </Link>
              ))}
            </p>
          </div>
        )
      })}
    </Section>
  )
}
