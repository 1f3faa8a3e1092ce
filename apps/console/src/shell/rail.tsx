import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Entry } from '../navigation.ts'
import * as m from '../paraglide/messages.js'
import css from './shell.module.css'

/** What fits beside each other on a phone 360 px wide. */
const IN_BAR = 5

/** The rail at the left of a desk screen. */
export function Rail({ entries, province }: { entries: Entry[]; province: string }) {
  return (
    <nav className={css.rail} aria-label={m.shell_navigation()}>
      <div className={css.brand}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>
          <strong>{m.app_name()}</strong>
          <small>{province}</small>
        </span>
      </div>
      <ul>
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavigationLink entry={entry} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The bar at the foot of a phone; what does not fit is behind "more". */
export function BottomBar({ entries }: { entries: Entry[] }) {
  const shown = entries.length > IN_BAR ? IN_BAR - 1 : IN_BAR
  const rest = entries.slice(shown)
  return (
    <nav className={css.bar} aria-label={m.shell_navigation()}>
      {entries.slice(0, shown).map((entry) => (
        <NavigationLink key={entry.to} entry={entry} />
      ))}
      {rest.length > 0 ? (
        <>
          <button type="button" className={css.link} popoverTarget="more-entries">
            <IconDots size={22} aria-hidden={true} />
            <span>{m.shell_more()}</span>
          </button>
          <div id="more-entries" popover="auto" className={css.sheet}>
            {rest.map((entry) => (
              <NavigationLink key={entry.to} entry={entry} onFollow={closeMore} />
            ))}
          </div>
        </>
      ) : null}
    </nav>
  )
}

function closeMore() {
  document.getElementById('more-entries')?.hidePopover()
}

function NavigationLink({ entry, onFollow }: { entry: Entry; onFollow?: () => void }) {
  const { icon: Icon, to, word } = entry
  return (
    <Link
      to={to}
      className={css.link}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      onClick={onFollow}
      preload="intent"
    >
      <Icon size={20} aria-hidden={true} />
      <span>{word}</span>
    </Link>
  )
}
