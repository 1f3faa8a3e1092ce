import { createContext, useContext } from 'react'
import type { Problem } from '../components/error-summary.tsx'
import type { Kinds } from './schema.ts'

export interface FormContext {
  kinds: Kinds
  problems: readonly Problem[]
  /** The field that somebody asked to see: the folds above it open. */
  sought: { field: string; times: number } | null
}

export const FormContext = createContext<FormContext>({ kinds: {}, problems: [], sought: null })

export const useForm = () => useContext(FormContext)

/** Whether a field stands at the place or within it. */
export function isWithin(field: string, place: string): boolean {
  return field === place || field.startsWith(`${place}.`)
}
