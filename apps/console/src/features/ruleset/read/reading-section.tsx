import { Ambiguity, ambiguities, type Settings } from '@congtam/core/evaluation/ambiguity'
import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { Section } from '../../../components/page.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import css from '../ruleset.module.css'

/** What the text leaves open, and how this ruleset reads it. */
export function ReadingSection({ settings }: { settings: Settings }) {
  const chosen = Ambiguity.options.flatMap((number) => {
    const value = settings[number]
    return value === undefined ? [] : [{ number, question: ambiguities[number].question, value }]
  })
  if (chosen.length === 0) return null
  return (
    <Section title={m.ruleset_questions()}>
      <table className={css.plain}>
        <caption className={css.hidden}>{m.ruleset_questions()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.ruleset_question()}</th>
            <th scope="col">{m.ruleset_reading()}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map(({ number, question, value }) => (
            <tr key={number}>
              <td data-head={m.ruleset_question()}>{said(question)}</td>
              <td data-head={m.ruleset_reading()}>{said(wordsOfReading(value))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const actors = {
  self: m.step_self,
  assigner: m.step_assigner,
  superior: m.step_superior,
  unitMeeting: m.step_unit_meeting,
  partyCommittee: m.step_party_committee,
  personnelBody: m.step_personnel_body,
  decider: m.step_decider,
} satisfies Record<NonNullable<Ruleset['steps']>[number]['actor'], () => string>

/** Who does what until when, what is left to others, and what is not sure. */
export function ProcedureSections({ ruleset: { steps = [], opens = [], remarks = [] } }: { ruleset: Ruleset }) {
  return (
    <>
      {steps.length > 0 ? (
        <Section title={m.ruleset_steps()}>
          <ol className={css.list}>
            {steps.map(({ actor, action, due, mayReturnTo }) => (
              <li key={`${actor} ${action.vi}`}>
                <strong>{actors[actor]()}:</strong> {said(action)}
                <span className={css.quiet}>
                  {due ? ` · ${said(due)}` : ''}
                  {mayReturnTo ? ` · ${m.ruleset_step_back({ step: mayReturnTo })}` : ''}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {opens.length > 0 ? (
        <Section title={m.ruleset_opens()}>
          <ul className={css.list}>
            {opens.map(({ says, article, criterion }) => (
              <li key={`${article} ${criterion}`}>
                {said(says)} <span className={css.quiet}>({article})</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {remarks.length > 0 ? (
        <Section title={m.ruleset_remarks()}>
          <ul className={css.list}>
            {remarks.map((remark) => (
              <li key={remark.vi}>{said(remark)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
