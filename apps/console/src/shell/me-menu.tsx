import { roleNames } from '@congtam/core/access/role-name'
import { useMantineColorScheme } from '@mantine/core'
import { IconKey, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { client } from '../api.ts'
import { changeLanguage, language, said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { useSession } from '../place.ts'
import css from './shell.module.css'

/** Who I am here, in which language and colours, and the way out. */
export function MeMenu() {
  const session = useSession()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const isDark = colorScheme === 'dark'
  const other = language() === 'vi' ? 'en' : 'vi'

  async function leave() {
    await client.signOut()
    cache.clear()
    await navigate({ to: paths.signIn, search: {} })
  }

  return (
    <>
      <button type="button" className={css.me} popoverTarget="me" aria-label={m.shell_me({ name: session.name })}>
        <IconUserCircle size={22} aria-hidden={true} />
        <span>{session.name}</span>
      </button>
      <div id="me" popover="auto" className={css.menu}>
        <p>
          <strong>{session.name}</strong>
          <small>{session.username}</small>
        </p>
        <ul>
          {session.grants.map((grant) => (
            <li key={`${grant.role}:${grant.unitId}`}>
              {said(roleNames[grant.role])}
              {grant.unitName ? ` · ${grant.unitName}` : ''}
            </li>
          ))}
        </ul>
        <Link to={paths.password} onClick={() => document.getElementById('me')?.hidePopover()}>
          <IconKey size={18} aria-hidden={true} />
          {m.shell_password()}
        </Link>
        <button type="button" onClick={() => changeLanguage(other)} lang={other}>
          <IconLanguage size={18} aria-hidden={true} />
          {m.shell_other_language()}
        </button>
        <button type="button" onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
          {isDark ? <IconSun size={18} aria-hidden={true} /> : <IconMoon size={18} aria-hidden={true} />}
          {isDark ? m.shell_light() : m.shell_dark()}
        </button>
        <button type="button" onClick={() => void leave()}>
          <IconLogout size={18} aria-hidden={true} />
          {m.shell_sign_out()}
        </button>
      </div>
    </>
  )
}
