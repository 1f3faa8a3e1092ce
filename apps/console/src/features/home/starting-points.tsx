import { Link } from '@tanstack/react-router'
import { Section } from '../../components/page.tsx'
import { entriesFor } from '../../navigation.ts'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './home.module.css'

/** Where an administrator or auditor, who has no tasks here, goes on from. */
export function StartingPoints() {
  const session = useSession()
  return (
    <Section title={m.home_start()}>
      <ul className={css.start}>
        {entriesFor(session).map(({ to, word, says, icon: Icon }) =>
          says ? (
            <li key={to}>
              <Icon size={22} aria-hidden={true} />
              <span>
                <Link to={to}>{word}</Link>
                <small>{says}</small>
              </span>
            </li>
          ) : null,
        )}
      </ul>
    </Section>
  )
}
