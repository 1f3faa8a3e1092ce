import { useParams } from '@tanstack/react-router'
import { SheetScreen } from './sheet-screen.tsx'

/** Any sheet that the reader may see, by its own address. */
export default function SheetPage() {
  const { sheetId } = useParams({ strict: false })
  return <SheetScreen key={sheetId} sheetId={sheetId ?? ''} />
}
