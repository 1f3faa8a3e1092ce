import { Outlet, useRouterState, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Loading } from '../components/empty-state.tsx'
import { OutboxBar } from '../features/outbox/outbox-bar.tsx'
import { entriesFor } from '../navigation.ts'
import * as m from '../paraglide/messages.js'
import { useSession, useWhy } from '../place.ts'
import { MeMenu } from './me-menu.tsx'
import { BottomBar, Rail } from './rail.tsx'
import { SearchButton } from './search-button.tsx'
import css from './shell.module.css'
import { PeriodSwitcher, UnitSwitcher } from './switchers.tsx'

const PeriodWhy = lazy(() => import('../features/period/period-why.tsx'))
const WhyDrawer = lazy(() => import('../features/why/why-drawer.tsx'))

/** What stands around every screen of somebody signed in. */
export function Shell() {
  const session = useSession()
  const why = useWhy()
  const { ky, 'vi-sao-ky': ofPeriod } = useSearch({ strict: false })
  const entries = entriesFor(session)
  const main = useMainFocus()
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {m.shell_skip()}
      </a>
      <Rail entries={entries} province={session.tenant.name} />
      <div className={css.column}>
        <header className={css.head}>
          <UnitSwitcher />
          <SearchButton />
          <PeriodSwitcher />
          <MeMenu />
        </header>
        <OutboxBar />
        <main id="main" ref={main} tabIndex={-1} className={css.main}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar entries={entries} />
      {ky && ofPeriod ? (
        <Suspense fallback={null}>
          <PeriodWhy officialId={ofPeriod} period={ky} />
        </Suspense>
      ) : null}
      {why.sheetId ? (
        <Suspense fallback={null}>
          <WhyDrawer sheetId={why.sheetId} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Moves the focus to the new screen, so that a screen reader starts there and not at the old link. */
function useMainFocus() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
  }, [path])
  return main
}
