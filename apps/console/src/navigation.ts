import {
  IconBooks,
  IconBuildingCommunity,
  IconCalendarStats,
  IconChecklist,
  IconClipboardText,
  IconFlask,
  IconGavel,
  IconHome,
  IconId,
  IconListCheck,
  IconLock,
  IconMedal,
  IconPencilCheck,
  IconScale,
  IconSend,
  IconTable,
  IconUsers,
} from '@tabler/icons-react'
import * as m from './paraglide/messages.js'
import { paths } from './paths.ts'
import { hasRole, type Session } from './place.ts'

/** A screen in the navigation; `says` is what somebody without tasks of their own finds there. */
export interface Entry {
  to: string
  word: string
  says?: string
  icon: typeof IconHome
}

/** What the person may open, in the order of a working day; no dead entries. The first stand in the phone's bar. */
export function entriesFor(session: Session): Entry[] {
  const works = session.officialId !== null
  const leads = hasRole(session, 'head')
  const assigns = leads || hasRole(session, 'assigner')
  const sees = leads || hasRole(session, 'admin', 'auditor')
  const all: (Entry & { shown: boolean })[] = [
    { to: paths.home, word: m.nav_home(), icon: IconHome, shown: true },
    { to: paths.myTasks, word: m.nav_tasks(), icon: IconChecklist, shown: works },
    { to: paths.mySheet, word: m.nav_sheet(), icon: IconClipboardText, shown: works },
    { to: paths.assign, word: m.nav_assign(), icon: IconSend, shown: assigns },
    { to: paths.assess, word: m.nav_assess(), icon: IconListCheck, shown: assigns },
    { to: paths.board, word: m.nav_board(), says: m.nav_board_says(), icon: IconTable, shown: sees },
    { to: paths.periodBoard, word: m.nav_periods(), says: m.nav_periods_says(), icon: IconCalendarStats, shown: sees },
    { to: paths.closeMonth, word: m.nav_close(), icon: IconLock, shown: leads },
    {
      to: paths.corrections,
      word: m.nav_corrections(),
      says: m.nav_corrections_says(),
      icon: IconPencilCheck,
      shown: sees,
    },
    {
      to: paths.yearGrades,
      word: m.nav_year(),
      says: m.nav_year_says(),
      icon: IconMedal,
      shown: sees || works,
    },
    {
      to: paths.mirror,
      word: m.nav_mirror(),
      says: m.nav_mirror_says(),
      icon: IconScale,
      shown: hasRole(session, 'admin', 'auditor') || leadsUnitsBelow(session),
    },
    { to: paths.units, word: m.nav_units(), says: m.nav_units_says(), icon: IconBuildingCommunity, shown: true },
    {
      to: paths.officials,
      word: m.nav_officials(),
      says: m.nav_officials_says(),
      icon: IconId,
      shown: sees || assigns,
    },
    { to: paths.catalogues, word: m.nav_catalogues(), says: m.nav_catalogues_says(), icon: IconBooks, shown: true },
    { to: paths.rulesets, word: m.nav_rulesets(), says: m.nav_rulesets_says(), icon: IconGavel, shown: true },
    {
      to: paths.laboratory,
      word: m.nav_laboratory(),
      says: m.nav_laboratory_says(),
      icon: IconFlask,
      shown: sees,
    },
    {
      to: paths.accounts,
      word: m.nav_accounts(),
      says: m.nav_accounts_says(),
      icon: IconUsers,
      shown: hasRole(session, 'admin'),
    },
  ]
  return all.filter((entry) => entry.shown)
}

/** Rooms have nobody below them who assesses. */
function leadsUnitsBelow(session: Session): boolean {
  return session.units.some(({ kind, roles }) => roles.includes('head') && (kind === 'commune' || kind === 'province'))
}
