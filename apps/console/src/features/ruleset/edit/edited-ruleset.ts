import { engine } from '@congtam/core/evaluation/library/engine'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useTRPC } from '../../../api.ts'
import { said } from '../../../language.ts'
import type { Wrong } from '../../../schema-form/problem.ts'
import { isRecord } from '../../../schema-form/schema.ts'

/** What somebody is writing, and the text that it began with: another one may have been saved since. */
export interface RulesetDraft {
  base: string
  ruleset: Record<string, unknown>
}

export function isRulesetDraft(kept: unknown): kept is RulesetDraft {
  return isRecord(kept) && typeof kept.base === 'string' && isRecord(kept.ruleset)
}

/** The ruleset as it is written, or where it is none yet. The same schema as on the server. */
export function readDraft(ruleset: unknown): { ruleset: Ruleset; wrongs: [] } | { ruleset: null; wrongs: Wrong[] } {
  const parsed = engine.Ruleset.safeParse(ruleset)
  if (parsed.success) return { ruleset: parsed.data, wrongs: [] }
  return { ruleset: null, wrongs: parsed.error.issues.map((issue) => ({ path: issue.path, words: wordsOf(issue) })) }
}

/** The words of a check that only core can make, such as an order of rows. */
function wordsOf(issue: unknown): string | undefined {
  const params = isRecord(issue) && isRecord(issue.params) ? issue.params : {}
  if (params.of !== undefined) return wordsOf(params.of)
  return typeof params.vi === 'string' && typeof params.en === 'string'
    ? said({ vi: params.vi, en: params.en })
    : undefined
}

const AFTER_MS = 500

/** What the library finds about the text a moment after each change; the answer before stays until the next is there. */
export function useInspection(draft: Record<string, unknown>) {
  const trpc = useTRPC()
  const shown = useDeferredValue(draft)
  const read = useMemo(() => readDraft(shown), [shown])
  const { mutate, data, isPending, error } = useMutation(trpc.ruleset.inspect.mutationOptions())
  const { ruleset } = read
  useEffect(() => {
    if (!ruleset) return
    const timer = setTimeout(() => mutate({ ruleset }), AFTER_MS)
    return () => clearTimeout(timer)
  }, [ruleset, mutate])
  return { read, inspection: data, isPending, error }
}
