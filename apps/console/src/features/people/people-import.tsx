import { neededFields, peopleFieldNames } from '@congtam/core/exchange/people/people-heading'
import { Button } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client, useTRPC } from '../../api.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ImportDrop } from '../catalogue/import-drop.tsx'
import css from './people.module.css'
import { PeopleReport } from './people-report.tsx'

/** Brings the people of a unit in from a workbook: choose, look at the check, then everybody or nobody. */
export default function PeopleImport() {
  const trpc = useTRPC()
  const { unitId = '' } = useParams({ strict: false })
  const { data: unit } = useSuspenseQuery(trpc.unit.get.queryOptions({ id: unitId }))
  const sending = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, sha256: (await client.upload(file)).sha256 }),
  })
  return (
    <Page
      title={m.people_import_title({ unit: unit.name })}
      state={m.people_import_state()}
      action={
        sending.data ? (
          <Button variant="default" onClick={() => sending.reset()}>
            {m.people_import_other()}
          </Button>
        ) : (
          <LinkButton to={paths.unit} params={{ unitId }} variant="default">
            {m.people_import_back()}
          </LinkButton>
        )
      }
    >
      {sending.data ? (
        <PeopleReport unitId={unitId} fileName={sending.data.name} fileSha256={sending.data.sha256} />
      ) : (
        <>
          <Section title={m.people_import_columns()}>
            <ul className={css.columns}>
              {neededFields.map((field) => (
                <li key={field} lang="vi">
                  {peopleFieldNames[field].vi}
                </li>
              ))}
            </ul>
            <p className={css.quiet}>{m.people_import_columns_state()}</p>
          </Section>
          <ImportDrop onFile={sending.mutate} disabled={sending.isPending} next={m.people_import_drop()} />
          <RefusalNote error={sending.error} />
        </>
      )}
    </Page>
  )
}
