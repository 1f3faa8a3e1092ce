import type { DerivationNode } from '@congtam/core/evaluation/derivation'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { Loading } from '../../components/empty-state.tsx'
import { points } from '../../components/figures.tsx'
import type { Grade } from '../../components/mark.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import { WhyNode } from '../why/why-node.tsx'
import { DecideForm, GroupForm } from './person-forms.tsx'
import css from './year.module.css'
import {
  counterfactualWords,
  gradeWord,
  gradeWords,
  settingWords,
  type UnitYear,
  YearMark,
  type YearRow,
} from './year-words.tsx'

interface PersonPanelProps {
  officialId: string
  year: number
  unitId?: string
  /** For those who lead: the row of the proposal, with what may be decided. */
  row?: YearRow
  data?: UnitYear
  onClose: () => void
}

/** Why somebody has this grade, down to the months; for the competent body also the decision. */
export function PersonPanel({ officialId, year, unitId, row, data, onClose }: PersonPanelProps) {
  const trpc = useTRPC()
  const session = useSession()
  const asked = { officialId, year, ...(unitId ? { unitId } : {}) }
  const { data: why, error } = useQuery(trpc.year.explain.queryOptions(asked))
  return (
    <Panel
      title={`${row?.fullName ?? session.name} · ${m.year_title({ year })}`}
      onClose={onClose}
      tools={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden={true} />}
          onClick={() => window.print()}
        >
          {m.why_print()}
        </Button>
      }
    >
      <RefusalNote error={error} />
      {why ? (
        <>
          <div className={css.line}>
            <YearMark grade={why.person.grade} />
            <span className={css.quiet}>
              {why.number === null ? m.year_why_live() : m.year_why_published({ number: why.number })}
            </span>
          </div>
          {why.person.grade === why.person.proposal.grade ? null : (
            <p>{m.year_proposed_was({ grade: gradeWord(why.person.proposal.grade) })}</p>
          )}
          {why.person.awaitsAbove ? <p>{m.year_awaits_above()}</p> : null}
          {why.root.formula ? <p className={css.formula}>{said(why.root.formula)}</p> : null}
          <p className={css.quiet}>{said(why.ruleset.title)}</p>
          <ul className={css.marks}>
            {why.person.proposal.settings.map((setting) => (
              <li key={setting.number}>{settingWords(setting)}</li>
            ))}
          </ul>
          {why.counterfactual && why.counterfactual.changes.length > 0 ? (
            <section className={css.missing} aria-label={m.year_next({ grade: gradeWord(why.counterfactual.next) })}>
              <h3>{m.year_next({ grade: gradeWord(why.counterfactual.next) })}</h3>
              <ul>
                {why.counterfactual.changes.map((change) => (
                  <li key={JSON.stringify(change)}>{counterfactualWords(change, why.names)}</li>
                ))}
              </ul>
            </section>
          ) : null}
          {why.root.children.map((child) => (
            <WhyNode key={child.id} node={worded(child)} tasks={[]} wanted={undefined} />
          ))}
          <section className={css.sheets} aria-label={m.year_sheets()}>
            <h3>{m.year_sheets()}</h3>
            <ul>
              {why.months.map(({ period, sheetId, total, isProvisional }) => (
                <li key={`${period}:${sheetId}`}>
                  {sheetId === null ? (
                    <span>{period}</span>
                  ) : (
                    <Link to={paths.sheet} params={{ sheetId }} search={{ nguoi: undefined }}>
                      {monthText(period)}
                    </Link>
                  )}
                  <strong>{total === null ? m.why_unknown() : points(total)}</strong>
                  {isProvisional ? <small>{m.year_provisional()}</small> : null}
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : error ? null : (
        <Loading />
      )}
      {row?.mayDecide && row.proposed !== null && data ? <DecideForm row={row} data={data} /> : null}
      {row && data?.allowed.record.allowed ? <GroupForm row={row} data={data} /> : null}
    </Panel>
  )
}

/** The tree with grades in words: the drawer's nodes know figures only. */
function worded(node: DerivationNode): DerivationNode {
  const { unit, value, children } = node
  const isGrade = unit === 'grade' && value !== null && value in gradeWords
  return {
    ...node,
    // The line above found the value among the grades.
    value: isGrade ? gradeWords[value as Grade]() : value,
    children: children.map(worded),
  }
}
