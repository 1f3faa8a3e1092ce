import {
  IconBooks,
  IconBuildingCommunity,
  IconChecklist,
  IconClipboardText,
  IconHome,
  IconLock,
  IconSend,
  IconTable,
  IconUsers,
} from '@tabler/icons-react'
import * as m from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { hasRole, type Session } from '../place.ts'

/** What the person may open, in the order of a working day; no dead entries. The first four stand in the phone's bar. */
export function entriesFor(session: Session) {
  const works = session.officialId !== null
  const leads = hasRole(session, 'head')
  const assigns = leads || hasRole(session, 'assigner')
  const sees = leads || hasRole(session, 'admin', 'auditor')
  const all = [
    { to: paths.home, word: m.nav_home(), icon: IconHome, shown: true },
    { to: paths.myTasks, word: m.nav_tasks(), icon: IconChecklist, shown: works },
    { to: paths.mySheet, word: m.nav_sheet(), icon: IconClipboardText, shown: works },
    { to: paths.assign, word: m.nav_assign(), icon: IconSend, shown: assigns },
    { to: paths.board, word: m.nav_board(), icon: IconTable, shown: sees },
    { to: paths.closeMonth, word: m.nav_close(), icon: IconLock, shown: leads },
    { to: paths.units, word: m.nav_units(), icon: IconBuildingCommunity, shown: true },
    { to: paths.catalogues, word: m.nav_catalogues(), icon: IconBooks, shown: true },
    { to: paths.accounts, word: m.nav_accounts(), icon: IconUsers, shown: hasRole(session, 'admin') },
  ]
  return all.filter((entry) => entry.shown)
}

export type Entry = ReturnType<typeof entriesFor>[number]
