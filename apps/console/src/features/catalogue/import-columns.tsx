import { type CatalogueField, catalogueFields, fieldNames } from '@congtam/core/exchange/catalogue-heading'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './catalogue.module.css'
import { sectionName } from './section-name.ts'

type Checked = Outputs['catalogue']['report']
interface Choice {
  sheet: string
  column: number
  field: CatalogueField | null
}

/** The sheets and columns as they were understood. What was understood wrongly is chosen here and checked again. */
export function ImportColumns({ checked, onChecked }: { checked: Checked; onChecked: (importId: string) => void }) {
  const trpc = useTRPC()
  const [choices, setChoices] = useState<Choice[]>([])
  const check = useAct(trpc.catalogue.check.mutationOptions({ onSuccess: ({ importId }) => onChecked(importId) }))
  const { unitId, fileSha256, fileName, report } = checked
  const options = [
    { value: '', label: m.import_column_unused() },
    ...catalogueFields.map((field) => ({ value: field, label: said(fieldNames[field]) })),
  ]

  function choose(sheet: string, column: number, value: string) {
    const field = catalogueFields.find((one) => one === value) ?? null
    setChoices([...choices.filter((one) => one.sheet !== sheet || one.column !== column), { sheet, column, field }])
  }

  return (
    <>
      <ul className={css.sheets}>
        {report.sheets.map((sheet) => (
          <li key={sheet.name}>
            <details>
              <summary>
                <strong>{sheet.name}</strong>
                <span>
                  {sheet.section
                    ? m.import_sheet_read({ section: sectionName(sheet.section), count: sheet.items })
                    : m.import_sheet_ignored()}
                </span>
              </summary>
              <div className={css.columns}>
                {sheet.columns.map((column) => (
                  <NativeSelect
                    key={column.column}
                    label={m.import_column({ column: column.name, heading: column.heading })}
                    value={chosen(choices, sheet.name, column.column) ?? column.field ?? ''}
                    onChange={(event) => choose(sheet.name, column.column, event.currentTarget.value)}
                    data={options}
                  />
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
      {choices.length > 0 ? (
        <div>
          <Button
            loading={check.isPending}
            onClick={() => check.start({ unitId, fileSha256, fileName, columns: choices })}
          >
            {m.import_check_again({ count: choices.length })}
          </Button>
        </div>
      ) : null}
      <RefusalNote error={check.error} />
    </>
  )
}

/** The person's choice for a column: a field, '' for none, undefined where nothing was chosen. */
function chosen(choices: readonly Choice[], sheet: string, column: number): string | undefined {
  const choice = choices.find((one) => one.sheet === sheet && one.column === column)
  return choice && (choice.field ?? '')
}
