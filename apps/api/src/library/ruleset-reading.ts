import { fail } from '@congtam/core/errors'
import { engine } from '@congtam/core/evaluation/library/engine'
import type { Bilingual, Ruleset } from '@congtam/core/evaluation/ruleset'
import { canonicalText } from '@congtam/core/shared/canonical'
import { z } from 'zod'

/** Ten times the longest ruleset that is built in. */
const MOST_CHARACTERS = 200_000
/** Far deeper than any that is built in: those have 13. */
const MOST_LEVELS = 64

/** Where a document is not what a ruleset is, and why. */
export interface RulesetProblem {
  path: string
  what: Bilingual
}

const inVietnamese = z.locales.vi().localeError
const inEnglish = z.locales.en().localeError

/** The ruleset, or everything that keeps the document from being one. */
export function readRuleset(
  document: unknown,
): { ruleset: Ruleset; problems: [] } | { ruleset: null; problems: RulesetProblem[] } {
  if (isDeeperThan(document, MOST_LEVELS)) {
    fail('ruleset.notAdmitted', { path: '$', vi: 'lồng quá nhiều lớp', en: 'it is nested too deeply' })
  }
  if (canonicalText(document ?? null).length > MOST_CHARACTERS) fail('ruleset.tooLarge', { limit: MOST_CHARACTERS })
  const parsed = engine.Ruleset.safeParse(document, { reportInput: true })
  if (parsed.success) return { ruleset: parsed.data, problems: [] }
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.') || '$',
    what: isMissing(issue) ? missing : { vi: said(issue, inVietnamese), en: said(issue, inEnglish) },
  }))
  return { ruleset: null, problems }
}

/** The ruleset; a document that is none is refused at its first wrong place. */
export function requireRuleset(document: unknown): Ruleset {
  const { ruleset, problems } = readRuleset(document)
  const [problem] = problems
  if (ruleset) return ruleset
  fail('ruleset.notAdmitted', { path: problem?.path ?? '$', vi: problem?.what.vi ?? '', en: problem?.what.en ?? '' })
}

/** Level by level and not by calling itself, which a document made to be deep would bring down. */
function isDeeperThan(document: unknown, levels: number): boolean {
  let level: unknown[] = [document]
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((value) => (value !== null && typeof value === 'object' ? Object.values(value) : []))
    if (level.length === 0) return false
  }
  return true
}

const missing: Bilingual = { vi: 'còn thiếu', en: 'it is missing' }

function isMissing(issue: z.core.$ZodIssue): boolean {
  const { code, input } = judged(issue)
  return code === 'invalid_type' && input === undefined
}

/** A criterion's parameters are judged by the schema of their kind, which hands its own issue on. */
function judged(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  // The parameters of an issue hold whatever its check put there: ours puts an issue, or nothing.
  return ((issue.code === 'custom' ? issue.params?.of : undefined) ?? issue) as z.core.$ZodIssue
}

function said(issue: z.core.$ZodIssue, inLanguage: z.core.$ZodErrorMap): string {
  // What is raw of an issue is all there but the schema, which no sentence names.
  const told = inLanguage(judged(issue) as z.core.$ZodRawIssue)
  return (typeof told === 'string' ? told : told?.message) ?? issue.message
}
