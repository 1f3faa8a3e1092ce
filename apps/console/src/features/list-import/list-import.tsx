import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client } from '../../api.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ImportDrop } from '../catalogue/import-drop.tsx'
import css from './list-import.module.css'

/** A workbook that was sent and is to be looked at. */
export interface SentList {
  unitId: string
  fileName: string
  fileSha256: string
}

interface ListImportProps {
  unitId: string
  title: string
  state: string
  /** The headings that the list must have, and what else is said of them. */
  columns: readonly string[]
  columnsState: string
  /** Words that a column may hold, where only those may stand in it. */
  values?: readonly string[]
  drop: string
  report: (list: SentList) => React.ReactNode
}

/** Brings a list of a unit in from a workbook: choose, look at the check, then all of it or nothing. */
export function ListImport({ unitId, title, state, columns, columnsState, values, drop, report }: ListImportProps) {
  const sending = useMutation({
    mutationFn: async (file: File): Promise<SentList> => {
      return { unitId, fileName: file.name, fileSha256: (await client.upload(file)).sha256 }
    },
  })
  return (
    <Page
      title={title}
      state={state}
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
        report(sending.data)
      ) : (
        <>
          <Section title={m.people_import_columns()}>
            <Words words={columns} />
            <p className={css.quiet}>{columnsState}</p>
            {values ? <Words words={values} /> : null}
          </Section>
          <ImportDrop onFile={sending.mutate} disabled={sending.isPending} next={drop} />
          <RefusalNote error={sending.error} />
        </>
      )}
    </Page>
  )
}

/** Words of a workbook are Vietnamese in every language of the console. */
function Words({ words }: { words: readonly string[] }) {
  return (
    <ul className={css.columns} lang="vi">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  )
}
