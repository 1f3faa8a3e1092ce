import { neededFields, peopleFieldNames } from '@congtam/core/exchange/people/people-heading'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import * as m from '../../paraglide/messages.js'
import { ListImport } from '../list-import/list-import.tsx'
import { PeopleReport } from './people-report.tsx'

/** Brings the people of a unit in from a workbook: everybody or nobody. */
export default function PeopleImport() {
  const trpc = useTRPC()
  const { unitId = '' } = useParams({ strict: false })
  const { data: unit } = useSuspenseQuery(trpc.unit.get.queryOptions({ id: unitId }))
  return (
    <ListImport
      unitId={unitId}
      title={m.people_import_title({ unit: unit.name })}
      state={m.people_import_state()}
      columns={neededFields.map((field) => peopleFieldNames[field].vi)}
      columnsState={m.people_import_columns_state()}
      drop={m.people_import_drop()}
      report={(list) => <PeopleReport list={list} />}
    />
  )
}
