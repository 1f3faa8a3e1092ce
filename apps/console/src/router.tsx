import { failureOf } from '@congtam/client/failure'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { queryClient, type trpc } from './api.ts'
import { Loading } from './components/empty-state.tsx'
import { language } from './language.ts'
import { type Place, paths, placeOf } from './paths.ts'
import { NotFound, ScreenFailure } from './shell/failure.tsx'
import { Shell } from './shell/shell.tsx'

interface RouterContext {
  trpc: typeof trpc
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  /** Where to go afterwards; an address of another site is dropped. */
  validateSearch: ({ tiep }: Record<string, unknown>): { tiep?: string } =>
    typeof tiep === 'string' && /^\/(?!\/)/.test(tiep) ? { tiep } : {},
  component: lazyRouteComponent(() => import('./features/session/sign-in.tsx')),
})

/** Everything behind the door: the session is read before any screen opens. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: (search: Record<string, unknown>): Place => placeOf(search),
  search: { middlewares: [retainSearchParams<Place>(['thang', 'don-vi'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await queryClient.ensureQueryData(context.trpc.session.me.queryOptions())
    } catch (error) {
      if (failureOf(error, language()).kind !== 'unauthenticated') throw error
      throw redirect({ to: paths.signIn, search: location.href === paths.home ? {} : { tiep: location.href } })
    }
  },
  component: Shell,
})

const inShell = <const Path extends string>(path: Path, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load) })

/** One line for each screen; each is fetched when it is first opened. */
const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    inShell(paths.home, () => import('./features/home/home.tsx')),
    inShell(paths.password, () => import('./features/session/change-password.tsx')),
    inShell(paths.units, () => import('./features/unit/unit-list.tsx')),
    inShell(paths.unit, () => import('./features/unit/unit-page.tsx')),
    inShell(paths.importPeople, () => import('./features/people/people-import.tsx')),
    inShell(paths.importGrades, () => import('./features/period/grades-import.tsx')),
    inShell(paths.officials, () => import('./features/official/official-list.tsx')),
    inShell(paths.official, () => import('./features/official/official-page.tsx')),
    inShell(paths.form02, () => import('./features/period/form02-page.tsx')),
    inShell(paths.catalogues, () => import('./features/catalogue/catalogue-list.tsx')),
    inShell(paths.catalogue, () => import('./features/catalogue/catalogue-page.tsx')),
    inShell(paths.importCatalogue, () => import('./features/catalogue/catalogue-import.tsx')),
    inShell(paths.rulesets, () => import('./features/ruleset/ruleset-list.tsx')),
    inShell(paths.ruleset, () => import('./features/ruleset/read/ruleset-page.tsx')),
    inShell(paths.rulesetDifference, () => import('./features/ruleset/difference-page.tsx')),
    inShell(paths.rulesetEditor, () => import('./features/ruleset/edit/ruleset-editor.tsx')),
    inShell(paths.laboratory, () => import('./features/laboratory/laboratory.tsx')),
    inShell(paths.newSimulation, () => import('./features/laboratory/new-simulation.tsx')),
    inShell(paths.simulation, () => import('./features/laboratory/simulation-page.tsx')),
    inShell(paths.accounts, () => import('./features/account/account-list.tsx')),
    inShell(paths.myTasks, () => import('./features/task/my-tasks.tsx')),
    inShell(paths.assign, () => import('./features/assign/assign.tsx')),
    inShell(paths.assess, () => import('./features/assess/assess-tasks.tsx')),
    inShell(paths.mySheet, () => import('./features/sheet/my-sheet.tsx')),
    inShell(paths.sheet, () => import('./features/sheet/sheet-page.tsx')),
    inShell(paths.correctSheet, () => import('./features/correction/correct-sheet.tsx')),
    inShell(paths.sheetVersions, () => import('./features/correction/versions.tsx')),
    inShell(paths.corrections, () => import('./features/correction/correction-list.tsx')),
    inShell(paths.correction, () => import('./features/correction/correction-page.tsx')),
    inShell(paths.board, () => import('./features/month/month-board.tsx')),
    inShell(paths.periodBoard, () => import('./features/period/period-board.tsx')),
    inShell(paths.closeMonth, () => import('./features/month/close-month.tsx')),
    inShell(paths.yearGrades, () => import('./features/year/year-screen.tsx')),
    inShell(paths.mirror, () => import('./features/mirror/mirror-screen.tsx')),
  ]),
])

export function openRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ScreenFailure,
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    // Addresses are read out and typed, so values stand in them as they are and not as JSON.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      const text = new URLSearchParams(given).toString()
      return text ? `?${text}` : ''
    },
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>
  }
}
