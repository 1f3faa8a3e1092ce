import type { LeadershipFacts, MonthFacts } from '../facts.ts'
import { type LedScore, leadingTerm } from '../month/month-facts.ts'
import { type ComparedSheet, type ComparedSubject, type Side, sides } from './compared.ts'
import { outcomeOf } from './outcome.ts'
import type { Policy } from './policy.ts'

/** Whether the person's sheets are known by name, so that a leader's can be scored after those of the people led. */
export function isLinked({ sheets }: ComparedSubject): boolean {
  return sheets.some(({ sheet }) => sheet.sheetId !== undefined)
}

/**
 * Scores the leaders again whose term d is another because those led moved: those led first, however deep the chain.
 * Gives the number of leaders' sheets that could not be followed altogether.
 */
export function drawnAgain(people: readonly ComparedSubject[], policy: Policy): number {
  const all = people.flatMap(({ sheets }) => sheets)
  const byId = new Map(all.flatMap((compared) => (compared.sheet.sheetId ? [[compared.sheet.sheetId, compared]] : [])))
  const settled = new Set<ComparedSheet>()
  let heldFixed = 0

  const settle = (compared: ComparedSheet) => {
    if (settled.has(compared)) return
    settled.add(compared)
    const { led, facts } = compared.sheet
    if (!led) {
      if (isDrawn(facts.leadership?.d)) heldFixed += 1
      return
    }
    const members = led.map((score) => ({ score, compared: byId.get(score.sheetId) }))
    for (const member of members) if (member.compared) settle(member.compared)
    const isHeld = sides.map((side) => drawTerm(compared, side, members, policy))
    if (isHeld.includes(true)) heldFixed += 1
  }
  for (const compared of all) settle(compared)
  return heldFixed
}

type Member = { score: LedScore; compared: ComparedSheet | undefined }

/** Whether the term rests on a score that this side did not make itself. */
function drawTerm(compared: ComparedSheet, side: Side, members: readonly Member[], policy: Policy): boolean {
  const { sheet, period } = compared
  const { prepared } = compared[side]
  const { leadership } = sheet.facts
  if (!prepared || !leadership) return false
  const scores = members.map((member) => scoreUnder(member, side))
  const d = leadingTerm(
    prepared.ruleset,
    scores.map(({ score }) => score),
  )
  if (d !== leadership.d) {
    const facts: MonthFacts = { ...sheet.facts, leadership: { ...leadership, d } }
    compared.drawn = { ...compared.drawn, [side]: facts }
    compared[side] = outcomeOf(policy[side], { ...sheet, facts }, period)
  }
  return scores.some(({ isPublished }) => isPublished)
}

/** What this side makes of somebody led; as published where it cannot say. */
function scoreUnder({ score, compared }: Member, side: Side): { score: LedScore; isPublished: boolean } {
  const outcome = compared?.[side]
  const isExcluded = outcome?.unscored.some(({ reason }) => reason === 'notScored')
  if (!outcome || (outcome.total === null && !isExcluded)) return { score, isPublished: true }
  const { total } = outcome
  return { score: { ...score, status: total === null ? 'notScored' : 'scored', total }, isPublished: false }
}

function isDrawn(d: LeadershipFacts['d'] | undefined): boolean {
  return d === 'full' || d === 'half'
}
