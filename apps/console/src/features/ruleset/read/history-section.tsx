import { Link } from '@tanstack/react-router'
import { instantText, monthText } from '../../../components/day-text.tsx'
import { Section } from '../../../components/page.tsx'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import css from '../ruleset.module.css'
import { type RulesetView, validityText } from '../ruleset-words.ts'
import { StateMark } from '../state-mark.tsx'

type Act = RulesetView['acts'][number]

/** The versions of the same name, what each differs in, and who brought this one to where it stands. */
export function HistorySections({ view: { record, versions, parent, acts } }: { view: RulesetView }) {
  const compare = (from: string, what: string) => (
    <Link to={paths.rulesetDifference} params={{ sha256: record.sha256 }} search={{ voi: from }}>
      {m.ruleset_compare({ what })}
    </Link>
  )
  return (
    <>
      {versions.length > 1 || parent ? (
        <Section title={m.ruleset_versions()}>
          <ul className={css.list}>
            {parent ? <li>{compare(parent.sha256, m.ruleset_compare_parent())}</li> : null}
            {versions.map((one) => (
              <li key={one.sha256}>
                {m.ruleset_version({ version: one.version })}: {validityText(one)}{' '}
                <StateMark row={{ ...one, isModel: false }} />{' '}
                {one.sha256 === record.sha256 ? null : (
                  <>
                    <Link to={paths.ruleset} params={{ sha256: one.sha256 }}>
                      {m.ruleset_open()}
                    </Link>
                    {' · '}
                    {compare(one.sha256, m.ruleset_compare_version({ version: one.version }))}
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={m.ruleset_timeline()}>
        {acts.length === 0 ? (
          <p className={css.quiet}>{m.ruleset_timeline_builtin()}</p>
        ) : (
          <ol className={css.timeline}>
            {acts.map((act) => (
              <li key={act.number}>
                <strong>{actText(act.act)}</strong>
                <span className={css.quiet}>{m.ruleset_act_by({ name: act.byName, at: instantText(act.at) })}</span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  )
}

function actText(act: Act['act']): string {
  switch (act.kind) {
    case 'copied':
      return m.ruleset_act_copied()
    case 'imported':
      return m.ruleset_act_imported()
    case 'edited':
      return m.ruleset_act_edited()
    case 'tested':
      return m.ruleset_act_tested({ count: act.acknowledged.length })
    case 'adopted': {
      const { document, signers } = act.adoption
      const how = act.withoutSimulation
        ? m.ruleset_act_adopted_without({ reason: act.withoutSimulation })
        : m.ruleset_act_adopted_simulated()
      return `${m.ruleset_act_adopted({ document, signers: signers.join(', ') })}, ${how}`
    }
    case 'superseded':
      return m.ruleset_act_superseded({ from: monthText(act.from) })
    case 'discarded':
      return m.ruleset_act_discarded()
  }
}
