import type { ImportReport as Report } from '@congtam/core/exchange/import-report'
import { fieldNames } from '@congtam/core/exchange/catalogue-heading'
import { Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './catalogue.module.css'
import { ImportFindings } from './import-findings.tsx'
import { sectionName } from './section-name.ts'

/** The dry run: what was recognised, what would change, and what is wrong where. */
export function ImportReport({ report }: { report: Report }) {
  const { counts, sheets, findings } = report
  return (
    <>
      <Section title={m.import_result()}>
        {counts.mistakes > 0 ? (
          <Note tone="bad" what={m.import_has_mistakes({ count: counts.mistakes, rows: counts.refusedRows })} next={m.import_has_mistakes_next()} />
        ) : (
          <Note tone="good" what={m.import_clean({ count: counts.items })} next={counts.notices > 0 ? m.import_clean_next({ count: counts.notices }) : undefined} />
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
        <ul className={css.sheets}>
          {sheets.map((sheet) => (
            <li key={sheet.name}>
              <details>
                <summary>
                  <strong>{sheet.name}</strong>
                  <span>
                    {sheet.section ? m.import_sheet_read({ section: sectionName(sheet.section), count: sheet.items }) : m.import_sheet_ignored()}
                  </span>
                </summary>
                {sheet.section ? (
                  <ul>
                    {sheet.columns.map((column) => (
                      <li key={column.column}>
                        {m.import_column({
                          column: column.name,
                          heading: column.heading,
                          field: column.field ? said(fieldNames[column.field]) : m.import_column_unused(),
                        })}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </details>
            </li>
          ))}
        </ul>
      </Section>
      {findings.length > 0 ? (
        <Section title={m.import_findings_count({ count: counts.mistakes + counts.notices })}>
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
