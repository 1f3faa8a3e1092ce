import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { Outputs } from '../../api.ts'
import { Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './catalogue.module.css'
import { ImportColumns } from './import-columns.tsx'
import { ImportFindings } from './import-findings.tsx'

interface ImportReportProps {
  checked: Outputs['catalogue']['report']
  /** Where the workbook with its cells marked is to be had. */
  marked: string
  onChecked: (importId: string) => void
}

/** The dry run: what was recognised, what would change, and what is wrong where. */
export function ImportReport({ checked, marked, onChecked }: ImportReportProps) {
  const { counts, findings } = checked.report
  return (
    <>
      <Section title={m.import_result()}>
        {counts.mistakes > 0 ? (
          <Note
            tone="bad"
            what={m.import_has_mistakes({ count: counts.mistakes, rows: counts.refusedRows })}
            next={m.import_has_mistakes_next()}
          />
        ) : (
          <Note
            tone="good"
            what={m.import_clean({ count: counts.items })}
            next={counts.notices > 0 ? m.import_clean_next({ count: counts.notices }) : undefined}
          />
        )}
        <dl className={css.counts}>
          <Count word={m.import_new()} value={counts.new} />
          <Count word={m.import_changed()} value={counts.changed} />
          <Count word={m.import_same()} value={counts.same} />
          <Count word={m.import_removed()} value={counts.removed} />
          <Count word={m.import_refused()} value={counts.refusedRows} isBad={counts.refusedRows > 0} />
        </dl>
      </Section>
      <Section title={m.import_sheets()}>
        <ImportColumns checked={checked} onChecked={onChecked} />
      </Section>
      {findings.length > 0 ? (
        <Section title={m.import_findings_count({ count: counts.mistakes + counts.notices })}>
          <div>
            <Button
              component="a"
              href={marked}
              download
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden={true} />}
            >
              {m.import_marked()}
            </Button>
          </div>
          <ImportFindings findings={findings} />
        </Section>
      ) : null}
    </>
  )
}

function Count({ word, value, isBad = false }: { word: string; value: number; isBad?: boolean }) {
  return (
    <div data-bad={isBad || undefined}>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  )
}
