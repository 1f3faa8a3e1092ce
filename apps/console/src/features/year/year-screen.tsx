import { NativeSelect } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { hasRole, usePlace, useSession } from '../../place.ts'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import { UnitPicker } from '../unit/unit-picker.tsx'
import { AgencyYear } from './agency-year.tsx'
import { PersonPanel } from './person-panel.tsx'
import css from './year.module.css'
import { useOpenPerson, YearMark } from './year-words.tsx'

/** The first year that Decree 335 grades. */
const FIRST_YEAR = 2026

/** The year of an agency for those who lead or audit it; the own published years for everybody else. */
export default function YearScreen() {
  const session = useSession()
  const { unit, go } = usePlace()
  const { nam } = useSearch({ strict: false })
  const present = Number(session.today.slice(0, 4))
  // In the first two months the year that ended is still being graded.
  const usual = session.today.slice(5, 7) <= '02' ? Math.max(present - 1, FIRST_YEAR) : present
  const year = Number(nam ?? usual)
  const seesAll = hasRole(session, 'admin', 'auditor')
  // The province grades no officials of its own here: its head decides on the heads of communes and departments.
  if (unit && session.units.find(({ id }) => id === unit.id)?.kind === 'province') {
    return (
      <Page title={m.year_title({ year })} state={m.year_pick_agency()}>
        <Section title={m.shell_pick_unit()}>
          <UnitPicker
            label={m.unit_search()}
            offers={({ kind }) => kind !== 'province'}
            onPick={(picked) => go({ 'don-vi': picked.id })}
          />
        </Section>
      </Page>
    )
  }
  if (!unit && seesAll) return <UnitNeeded title={m.year_title({ year })} />
  // Its name and what is held over it are still on their way.
  if (unit?.name === '') return <Loading />
  const reads = unit?.roles.some((role) => role === 'head' || role === 'admin' || role === 'auditor')
  if (!unit || !reads) return <MyYears />
  const choose = <YearChoice year={year} last={Math.max(present, FIRST_YEAR)} />
  return <AgencyYear key={`${unit.id}:${year}`} unitId={unit.id} year={year} choose={choose} />
}

function YearChoice({ year, last }: { year: number; last: number }) {
  const navigate = useNavigate()
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => String(last - index))
  if (years.length < 2) return null
  return (
    <NativeSelect
      label={m.year_choose()}
      value={String(year)}
      data={years}
      onChange={({ currentTarget }) =>
        void navigate({ to: '.', search: (before) => ({ ...before, nam: currentTarget.value }) })
      }
    />
  )
}

function MyYears() {
  const trpc = useTRPC()
  const person = useOpenPerson()
  const { data: years } = useSuspenseQuery(trpc.year.mine.queryOptions())
  const opened = years.find(({ officialId }) => officialId === person.officialId)
  return (
    <Page title={m.year_mine()}>
      {years.length === 0 ? <EmptyState what={m.year_mine_none()} next={m.year_mine_none_next()} /> : null}
      {years.map(({ year, unitId, unitName, officialId, grade }) => (
        <Section key={`${year}:${unitId}`} title={m.year_mine_line({ year, unit: unitName })}>
          <div className={css.line}>
            <YearMark grade={grade} />
            <button type="button" className={css.open} onClick={() => person.open(officialId)}>
              {m.year_why()}
            </button>
          </div>
        </Section>
      ))}
      {opened ? <PersonPanel officialId={opened.officialId} year={opened.year} onClose={person.close} /> : null}
    </Page>
  )
}
