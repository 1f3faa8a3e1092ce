import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { gradeFieldNames, gradeFields } from '@congtam/core/exchange/past-grades/grade-heading'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import * as m from '../../paraglide/messages.js'
import { ListImport } from '../list-import/list-import.tsx'
import { GradesReport } from './grades-report.tsx'

/** Puts the grades of 2020 to 2025 on record from a workbook: all of them or none. */
export default function GradesImport() {
  const trpc = useTRPC()
  const { unitId = '' } = useParams({ strict: false })
  const { data: unit } = useSuspenseQuery(trpc.unit.get.queryOptions({ id: unitId }))
  return (
    <ListImport
      unitId={unitId}
      title={m.grades_import_title({ unit: unit.name })}
      state={m.grades_import_state()}
      columns={gradeFields.map((field) => gradeFieldNames[field].vi)}
      columnsState={m.grades_import_columns_state()}
      values={Object.values(gradeNames).map(({ vi }) => vi)}
      drop={m.grades_import_drop()}
      report={(list) => <GradesReport list={list} />}
    />
  )
}
