import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { ImportFindings } from '../catalogue/import-findings.tsx'

interface GradesReportProps {
  unitId: string
  fileName: string
  fileSha256: string
}

/** What the workbook would put on record, what is wrong where, and the one button that adds all of it. */
export function GradesReport({ unitId, fileName, fileSha256 }: GradesReportProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const file = { unitId, fileSha256 }
  const check = useQuery(trpc.pastGrade.check.queryOptions(file, { staleTime: Number.POSITIVE_INFINITY }))
  const adopt = useAct(trpc.pastGrade.adopt.mutationOptions())

  async function send() {
    // A refusal is shown below the button.
    const done = await adopt.send(file).catch(() => undefined)
    if (done) await cache.invalidateQueries({ predicate: ({ queryHash }) => !queryHash.includes(fileSha256) })
  }

  if (check.error) return <RefusalNote error={check.error} />
  if (!check.data) return <Note tone="info" what={m.people_import_reading({ file: fileName })} />
  const { counts, findings } = check.data
  return (
    <>
      <Section title={m.people_import_result({ file: fileName })}>
        {adopt.data ? (
          <Note tone="good" what={m.grades_import_done(adopt.data)} next={m.grades_import_done_next()} />
        ) : counts.mistakes > 0 ? (
          <Note
            tone="bad"
            what={m.people_import_mistakes({ count: counts.mistakes })}
            next={m.people_import_mistakes_next()}
          />
        ) : counts.grades === 0 ? (
          <Note tone="info" what={m.grades_import_nothing()} />
        ) : (
          <>
            <Note tone="good" what={m.people_import_ready()} next={m.grades_import_ready_next(counts)} />
            <div>
              <Button loading={adopt.isPending} onClick={() => void send()}>
                {m.grades_import_adopt({ grades: counts.grades })}
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
