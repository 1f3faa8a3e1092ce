import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { gradeFieldNames, gradeFields } from '@congtam/core/exchange/past-grades/grade-heading'
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
import { GradesReport } from './grades-report.tsx'
import css from './period.module.css'

/** Puts the grades of 2020 to 2025 on record from a workbook: choose, look at the check, then all of them or none. */
export default function GradesImport() {
  const trpc = useTRPC()
  const { unitId = '' } = useParams({ strict: false })
  const { data: unit } = useSuspenseQuery(trpc.unit.get.queryOptions({ id: unitId }))
  const sending = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, sha256: (await client.upload(file)).sha256 }),
  })
  return (
    <Page
      title={m.grades_import_title({ unit: unit.name })}
      state={m.grades_import_state()}
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
        <GradesReport unitId={unitId} fileName={sending.data.name} fileSha256={sending.data.sha256} />
      ) : (
        <>
          <Section title={m.people_import_columns()}>
            <ul className={css.columns} lang="vi">
              {gradeFields.map((field) => (
                <li key={field}>{gradeFieldNames[field].vi}</li>
              ))}
            </ul>
            <p className={css.quiet}>{m.grades_import_columns_state()}</p>
            <ul className={css.columns} lang="vi">
              {Object.values(gradeNames).map(({ vi }) => (
                <li key={vi}>{vi}</li>
              ))}
            </ul>
          </Section>
          <ImportDrop onFile={sending.mutate} disabled={sending.isPending} next={m.grades_import_drop()} />
          <RefusalNote error={sending.error} />
        </>
      )}
    </Page>
  )
}
