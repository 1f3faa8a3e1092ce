import './font.css'
import './mantine.ts'
import './styles.css'
import { failureOf } from '@congtam/client/failure'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client, queryClient, TRPCProvider, trpc } from './api.ts'
import { language } from './language.ts'
import { paths, placeOf } from './paths.ts'
import { openRouter } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const router = openRouter({ trpc })
if (location.pathname === paths.home) hurryHome()

// A session that ends while somebody works leads to the door and, after it, back to the same place.
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return
  const { pathname, href } = router.state.location
  if (failureOf(event.action.error, language()).kind !== 'unauthenticated' || pathname === paths.signIn) return
  void router.navigate({ to: paths.signIn, search: href === paths.home ? {} : { tiep: href } })
})

document.documentElement.lang = language()
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client.api} queryClient={queryClient}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)

/**
 * Fetches the home screen and, for the month that it most likely shows, its rows beside the session instead of after it:
 * on a slow line each round trip is a third of a second.
 */
function hurryHome(): void {
  void import('./features/home/home.tsx')
  const month = placeOf(Object.fromEntries(new URLSearchParams(location.search))).thang ?? presentMonth()
  void queryClient.prefetchQuery(trpc.home.waiting.queryOptions({ month }))
}

/** The month in Vietnam by this machine's clock; where the clock is wrong, the answer for another month is not used. */
function presentMonth(): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit' })
  return parts.format(new Date()).slice(0, 7)
}
