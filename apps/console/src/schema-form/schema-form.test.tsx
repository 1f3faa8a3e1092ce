import { criterionKinds } from '@congtam/core/evaluation/criteria/registry'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import { nd335Head, nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { formOf } from '@congtam/core/shared/form'
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FormContext } from './form-context.ts'
import { fieldId, problemsOf } from './problem.ts'
import { carriedTo, emptyOf, type FormSchema, type Kinds, schemaAt } from './schema.ts'
import { ObjectFields } from './schema-field.tsx'

// What core writes out is JSON Schema; the form reads the part of it that it knows.
const schema = formOf(Ruleset) as FormSchema
const kinds = Object.fromEntries(
  Object.entries(criterionKinds).map(([name, { params }]) => [name, formOf(params)]),
) as Kinds
const criterion = schema.properties?.criteria?.items ?? {}

function drawn(value: unknown, wrongs: { path: PropertyKey[]; words?: string }[] = []) {
  const problems = problemsOf(criterion, value, wrongs, kinds)
  return renderToStaticMarkup(
    <MantineProvider>
      <FormContext value={{ kinds, problems, sought: null }}>
        <ObjectFields schema={criterion} value={value} onChange={() => undefined} path={[]} />
      </FormContext>
    </MantineProvider>,
  )
}

const fields = (html: string) => [...html.matchAll(/ id="field-([^"]+)"/g)].map(([, path]) => path)

test.each(Object.keys(criterionKinds))('the kind %s has a name and a form whose fields all have words', (kind) => {
  const html = drawn({ code: 'x', kind, params: emptyOf(kinds[kind] ?? {}) })
  expect(kinds[kind]?.caption).toBeDefined()
  // A field that nobody named shows its key, which is one English word.
  const labels = [...html.matchAll(/<(?:label|legend)[^>]*>([^<]+)</g)].map(([, text]) => text)
  expect(labels.length).toBeGreaterThan(2)
  expect(labels.filter((text) => /^[a-z]+[A-Za-z]*$/.test(text ?? ''))).toEqual([])
})

test('points are shown as people write them and not as hundredths', () => {
  const html = drawn({ code: 'x', kind: 'ratio', params: { max: 12_25, capped: true } })
  expect(html).toMatch(/id="field-params\.max"[^>]*value="12,25"|value="12,25"[^>]*id="field-params\.max"/)
})

test('criteria within a criterion are forms of their own, as deep as they go', () => {
  const part = (code: string, inner: object) => ({
    code,
    label: { vi: '', en: '' },
    kind: 'rescaled',
    params: { parts: [inner] },
  })
  const leaf = { code: '', label: { vi: '', en: '' }, kind: 'ratio', params: { max: 1_00, capped: true } }
  const html = drawn({ code: 'x', kind: 'rescaled', params: { parts: [leaf] } })
  // A part without a name stands open; what is named is folded until somebody opens it.
  expect(fields(drawn({ ...part('', part('', leaf)) }))).toContain('params.parts.0')
  expect(fields(html)).toContain('params.parts.0')
})

test('a problem stands at the place that was named, in the words of the field', () => {
  const value = { code: 'x', kind: 'ratio', params: { max: 900_00, capped: true } }
  const [problem] = problemsOf(criterion, value, [{ path: ['params', 'max'] }], kinds)
  expect(problem).toEqual({ field: fieldId(['params', 'max']), text: 'Điểm tối đa: điền số từ 0 đến 100.' })
  expect(drawn(value, [{ path: ['params', 'max'] }])).toContain('điền số từ 0 đến 100')
})

test('what a checker says itself is shown as it says it', () => {
  const html = drawn({ code: 'x', kind: 'ratio', params: {} }, [{ path: ['params', 'max'], words: 'Quá cao.' }])
  expect(html).toContain('Quá cao.')
})

test.each([nd335Staff, nd335Head])('every place of a ruleset has a schema: $id', (ruleset) => {
  const places = placesOf(ruleset.criteria, ['criteria'])
  expect(places.length).toBeGreaterThan(20)
  expect(places.filter((path) => schemaAt(schema, ruleset, path, kinds) === undefined)).toEqual([])
})

test('another kind keeps what both know and asks for the rest', () => {
  const items = [{ code: 'a', max: 5_00, label: { vi: 'A', en: 'A' } }]
  expect(carriedTo(kinds.checklist ?? {}, { items, max: 3 })).toEqual({ items })
  expect(carriedTo(kinds.ratio ?? {}, { items, max: 3_00 })).toEqual({ max: 3_00, capped: false })
})

test('a number that nobody has given is not zero', () => {
  expect(emptyOf(kinds.ratio ?? {})).toEqual({ max: null, capped: false })
})

function placesOf(value: unknown, path: PropertyKey[]): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inside]) =>
    placesOf(inside, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}
