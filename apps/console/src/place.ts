import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTRPC } from './api.ts'
import type { Place } from './paths.ts'

/** Who is signed in and what they may see. Read once; the router has it before any screen opens. */
export function useSession() {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.session.me.queryOptions(undefined, { staleTime: 5 * 60_000 })).data
}

export type Session = ReturnType<typeof useSession>

/**
 * The month and unit that the screen shows: from the address, else the present month and the person's own unit.
 * `roles` of the unit are those held over it, also from above; what they allow, the unit's own resources say.
 */
export function usePlace() {
  const session = useSession()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const month = search.thang ?? session.month
  const own = session.units.find((one) => one.id === search['don-vi'])
  const elsewhere = useUnitElsewhere(own ? undefined : search['don-vi'])
  const unit = own ?? elsewhere ?? session.units[0]
  /** Changes the address and stays on the screen; with `replace`, going back does not walk through every change. */
  const go = (place: Place, replace = false) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...place }), replace })
  return { month, unit, unitId: unit?.id, go }
}

/** A unit in which the person holds no post or right of its own, but one above it, or over the whole province. */
function useUnitElsewhere(id: string | undefined): { id: string; name: string; roles: Role[] } | undefined {
  const trpc = useTRPC()
  const session = useSession()
  const { data, isError } = useQuery(trpc.unit.get.queryOptions({ id: id ?? '' }, { enabled: id !== undefined }))
  if (id === undefined || isError) return undefined
  // Its id stands in the address; until its name is here, no other unit may be shown in its place.
  if (!data) return { id, name: '', roles: [] }
  const over = [data.id, ...data.lineage.map((unit) => unit.id)]
  const grants = session.grants.filter(({ unitId }) => unitId === null || over.includes(unitId))
  return { id, name: data.name, roles: grants.map(({ role }) => role) }
}

/** Opens and closes the explanation of a sheet's figures, which has an address of its own. */
export function useWhy() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (place: Pick<Place, 'vi-sao' | 'nut'>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...place }) })
  return {
    sheetId: search['vi-sao'],
    node: search.nut,
    /** `node` is the id of the derivation's node that shall be open. */
    open: (sheetId: string, node?: string) => show({ 'vi-sao': sheetId, nut: node }),
    close: () => show({ 'vi-sao': undefined, nut: undefined }),
  }
}

type Role = Session['grants'][number]['role']

/** Whether the person holds one of the roles anywhere; what a unit allows, its own resources say. */
export function hasRole(session: Session, ...roles: Role[]): boolean {
  return session.grants.some((grant) => roles.includes(grant.role))
}
