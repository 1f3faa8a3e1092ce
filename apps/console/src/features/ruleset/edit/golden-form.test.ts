import { nd335Head } from '@congtam/core/evaluation/rulesets/nd335'
import { rulesets } from '@congtam/core/evaluation/rulesets/registry'
import { expect, test } from 'vitest'
import { type FormSchema, present } from '../../../schema-form/schema.ts'
import { readDraft } from './edited-ruleset.ts'
import { emptyGolden, factsForm } from './golden-form.ts'

test.each(rulesets)('an example of $id is asked for by the forms of its criteria, each field with words', (ruleset) => {
  const form = factsForm(ruleset)
  const unnamed = leavesOf(form).filter(({ schema }) => present(schema).caption === undefined)
  expect(unnamed.map(({ path }) => path)).toEqual([])
})

test('a new example misses what nobody has filled in, and nothing else is wrong with it', () => {
  const golden = [...nd335Head.golden, emptyGolden(factsForm(nd335Head))]
  const { wrongs } = readDraft({ ...nd335Head, golden })
  const places = wrongs.map(({ path }) => path.join('.'))
  expect(places).toContain('golden.3.title')
  expect(places).toContain('golden.3.facts.general.I.1')
  expect(places.every((place) => place.startsWith('golden.3.'))).toBe(true)
})

test('an order of rows that only core can judge is told in words', () => {
  const late = {
    max: 10_00,
    days: 'working',
    steps: [
      { upTo: 5, percent: 50 },
      { upTo: 3, percent: 20 },
    ],
    beyond: 0,
  }
  const criteria = [...nd335Head.criteria, { ...nd335Head.criteria[0], code: 'late', kind: 'stepped', params: late }]
  const { wrongs } = readDraft({ ...nd335Head, criteria })
  expect(wrongs).toEqual([
    { path: ['criteria', 2, 'params', 'steps', 1, 'upTo'], words: 'Mỗi mức phải dài hơn mức trước.' },
  ])
})

interface Leaf {
  path: string
  schema: FormSchema
}

/** Every field that somebody fills in, with where it stands. */
function leavesOf(schema: FormSchema, path = ''): Leaf[] {
  const asked = present(schema)
  if (asked.properties) {
    return Object.entries(asked.properties)
      .filter(([, each]) => each.const === undefined)
      .flatMap(([name, each]) => leavesOf(each, `${path}.${name}`))
  }
  if (asked.items) return leavesOf(asked.items, `${path}[]`)
  return [{ path, schema }]
}
