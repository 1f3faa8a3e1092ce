import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { Loading } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './catalogue.module.css'
import { ImportAdopt } from './import-adopt.tsx'
import { ImportCheck } from './import-check.tsx'
import { ImportReport } from './import-report.tsx'

/** Import of a unit's workbook: choose, look at the dry run, then all or nothing. A check can be left and found again by its address. */
export default function CatalogueImport() {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { unitId = '' } = useParams({ strict: false })
  const { nhap: importId } = useSearch({ strict: false })
  const { data: unit } = useSuspenseQuery(trpc.unit.get.queryOptions({ id: unitId }))
  const checked = useQuery(
    trpc.catalogue.report.queryOptions({ importId: importId ?? '' }, { enabled: importId !== undefined }),
  )
  const show = (id: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, nhap: id }) })
  const title = m.import_title({ unit: unit.name })

  if (importId === undefined) {
    return (
      <Page title={title} state={m.import_state_choose()}>
        <ImportCheck unitId={unitId} onChecked={show} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      state={checked.data ? stateOf(checked.data) : null}
      action={
        <Button variant="default" onClick={() => show(undefined)}>
          {m.import_again()}
        </Button>
      }
    >
      <RefusalNote error={checked.error} />
      {checked.isPending ? <Loading /> : null}
      {checked.data ? (
        <>
          <ImportReport checked={checked.data} onChecked={show} marked={`/catalogue-imports/${importId}/marked.xlsx`} />
          <Section title={m.import_apply_title()}>
            <ImportAdopt importId={importId} checked={checked.data} />
          </Section>
          <div className={css.foot}>
            <LinkButton to={paths.catalogue} params={{ unitId }} variant="default">
              {m.import_open()}
            </LinkButton>
          </div>
        </>
      ) : null}
    </Page>
  )
}

function stateOf({ fileName, appliedNumber }: Outputs['catalogue']['report']): string {
  if (appliedNumber === null) return m.import_state_report({ file: fileName })
  return m.import_state_adopted({ file: fileName, number: appliedNumber })
}
