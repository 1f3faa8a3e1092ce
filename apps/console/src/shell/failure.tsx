import { Failure } from '@congtam/client/failure'
import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { EmptyState } from '../components/empty-state.tsx'
import { Page } from '../components/page.tsx'
import { Note, RefusalNote } from '../components/refusal-note.tsx'
import * as m from '../paraglide/messages.js'
import { paths } from '../paths.ts'

/** A screen whose content was refused or did not arrive: why, and another try. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  function again() {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <Page title={m.failure_title()}>
      {error instanceof Failure ? (
        <RefusalNote error={error} />
      ) : (
        <Note tone="bad" what={m.failure_bug()} next={m.failure_bug_next()} />
      )}
      {/* Asking again changes nothing about a right that somebody does not have. */}
      <div>
        {error instanceof Failure && error.kind === 'forbidden' ? (
          <Link to={paths.home}>{m.not_found_next()}</Link>
        ) : (
          <Button onClick={again}>{m.failure_again()}</Button>
        )}
      </div>
    </Page>
  )
}

export function NotFound() {
  return (
    <Page title={m.not_found_title()}>
      <EmptyState what={m.not_found_what()} next={<Link to={paths.home}>{m.not_found_next()}</Link>} />
    </Page>
  )
}
