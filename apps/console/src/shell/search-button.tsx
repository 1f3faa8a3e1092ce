import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import * as m from '../paraglide/messages.js'
import css from './shell.module.css'

const SearchDialog = lazy(() => import('./search-dialog.tsx'))

/** Opens the search over people and units; Ctrl K does too, from anywhere. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className={css.search} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <IconSearch size={18} aria-hidden={true} />
        <span>{m.search_title()}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
