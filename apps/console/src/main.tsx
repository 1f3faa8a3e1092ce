import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
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
import { paths } from './paths.ts'
import { openRouter } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const router = openRouter({ trpc })

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
