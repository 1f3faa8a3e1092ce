import { figure } from '../../components/figures.tsx'

/** A reduced fraction such as `11/12` as a percentage to look at; the exact one stands in the explanation. */
export function ratioText(ratio: string | null | undefined): string {
  if (!ratio) return ''
  const [over = '0', under = '1'] = ratio.split('/')
  return `${figure((Number(over) / Number(under)) * 100, 0, 1)}%`
}
