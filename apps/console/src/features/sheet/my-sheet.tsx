import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SheetMark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace } from '../../place.ts'
import css from './sheet.module.css'
import { SheetScreen } from './sheet-screen.tsx'

/** The person's own sheet of the month; a choice where several posts are held. */
export default function MySheet() {
  const trpc = useTRPC()
  const { month } = usePlace()
  const sheets = useSuspenseQuery(trpc.sheet.mine.queryOptions({ month })).data
  const only = sheets.length === 1 ? sheets[0] : undefined
  if (only) return <SheetScreen key={only.sheetId} sheetId={only.sheetId} />
  return (
    <Page title={m.sheet_title({ month: monthText(month) })}>
      {sheets.length === 0 ? (
        <EmptyState what={m.sheet_none({ month: monthText(month) })} next={m.sheet_none_next()} />
      ) : (
        <Section title={m.sheet_choose()}>
          <ul className={css.choice}>
            {sheets.map((sheet) => (
              <li key={sheet.sheetId}>
                <Link to={paths.sheet} params={{ sheetId: sheet.sheetId }}>
                  {sheet.title} · {sheet.unitName}
                </Link>
                <SheetMark state={sheet.state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
