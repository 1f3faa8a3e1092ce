import { useNavigate, useSearch } from '@tanstack/react-router'
import { periodAround } from '../../period-step.ts'
import { useSession } from '../../place.ts'

/** The period that the address names, else the present quarter. */
export function usePeriod(): string {
  const { month } = useSession()
  return useSearch({ strict: false }).ky ?? periodAround(month, 'Q')
}

/** Opens and closes the explanation of a person's period, which has an address of its own. */
export function usePeriodWhy() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  return {
    officialId: search['vi-sao-ky'],
    period: search.ky,
    open: (officialId: string, period: string) =>
      void navigate({ to: '.', search: (before) => ({ ...before, ky: period, 'vi-sao-ky': officialId }) }),
    close: () => void navigate({ to: '.', search: (before) => ({ ...before, 'vi-sao-ky': undefined }) }),
  }
}
