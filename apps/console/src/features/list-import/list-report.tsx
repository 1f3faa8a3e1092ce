import type { Finding } from '@congtam/core/exchange/finding'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { ImportFindings } from '../catalogue/import-findings.tsx'
import type { SentList } from './list-import.tsx'

interface ListReportProps<Adopted> {
  list: SentList
  check: { error: unknown; data: { counts: { mistakes: number }; findings: Finding[] } | undefined }
  adopt: {
    send: (file: Pick<SentList, 'unitId' | 'fileSha256'>) => Promise<Adopted>
    isPending: boolean
    error: unknown
    data: Adopted | undefined
  }
  /** What is said of a list without mistakes: that it adds nothing, what it would add, and what it added. */
  words: {
    nothing: string | null
    ready: string
    adopt: string
    done: (adopted: Adopted) => string
    doneNext: string
  }
}

/** What the workbook would put on record, what is wrong where, and the one button that adds all of it. */
export function ListReport<Adopted>({ list, check, adopt, words }: ListReportProps<Adopted>) {
  const { unitId, fileName, fileSha256 } = list
  const cache = useQueryClient()

  async function send() {
    // A refusal is shown below the button.
    const done = await adopt.send({ unitId, fileSha256 }).catch(() => undefined)
    if (done) await cache.invalidateQueries({ predicate: ({ queryHash }) => !queryHash.includes(fileSha256) })
  }

  if (check.error) return <RefusalNote error={check.error} />
  if (!check.data) return <Note tone="info" what={m.people_import_reading({ file: fileName })} />
  const { counts, findings } = check.data
  return (
    <>
      <Section title={m.people_import_result({ file: fileName })}>
        {adopt.data ? (
          <Note tone="good" what={words.done(adopt.data)} next={words.doneNext} />
        ) : counts.mistakes > 0 ? (
          <Note
            tone="bad"
            what={m.people_import_mistakes({ count: counts.mistakes })}
            next={m.people_import_mistakes_next()}
          />
        ) : words.nothing ? (
          <Note tone="info" what={words.nothing} />
        ) : (
          <>
            <Note tone="good" what={m.people_import_ready()} next={words.ready} />
            <div>
              <Button loading={adopt.isPending} onClick={() => void send()}>
                {words.adopt}
              </Button>
            </div>
          </>
        )}
        <RefusalNote error={adopt.error} />
      </Section>
      {findings.length > 0 ? (
        <Section title={m.people_import_findings()}>
          <ImportFindings findings={findings} />
        </Section>
      ) : null}
    </>
  )
}
