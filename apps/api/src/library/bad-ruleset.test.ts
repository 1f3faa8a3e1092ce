import { Refusal, sentenceOf } from '@congtam/core/errors'
import { TRPCError } from '@trpc/server'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Caller, givenProvince, type Province } from '../testing.ts'
import {
  actorsOf,
  adopting,
  builtIn,
  type Document,
  type Draft,
  givenDraft,
  givenTested,
  newKey,
  uncapped,
  whichOf,
} from './testing-library.ts'

let province: Province
let admin: Caller
let chair: Caller

beforeAll(async () => {
  province = await givenProvince()
  ;({ admin, chair } = actorsOf(province))
  return () => province.close()
})

/** Drafts of one story are out of the way of the next. */
const drafts: Draft[] = []
afterEach(async () => {
  for (const { document } of drafts.splice(0)) {
    const { rows } = await admin.ruleset.list()
    for (const { sha256, recordVersion, state, id } of rows) {
      if (id !== document.id || recordVersion === null || (state !== 'draft' && state !== 'tested')) continue
      await admin.ruleset.discard({ key: newKey(), sha256, recordVersion })
    }
  }
})

const drafted = async (...given: Parameters<typeof givenDraft>) => {
  const draft = await givenDraft(...given)
  drafts.push(draft)
  return draft
}

const tested = async (...given: Parameters<typeof givenTested>) => {
  const draft = await givenTested(...given)
  drafts.push(draft)
  return draft
}

interface Refused {
  code: string
  path: unknown
  /** What the person reads, in Vietnamese. */
  said: string
}

/** The refusal that a call ends in, with both languages looked at. */
async function refused(call: Promise<unknown>): Promise<Refused> {
  const error = await call.then(
    (value) => new Error(`Nothing was refused: ${JSON.stringify(value).slice(0, 300)}`),
    (failure: unknown) => failure,
  )
  if (!(error instanceof TRPCError) || !(error.cause instanceof Refusal)) throw error
  const { code, details } = error.cause
  const [said = '', english = ''] = (['vi', 'en'] as const).map((language) => {
    const { what, next } = sentenceOf(code, details, language)
    return `${what} ${next}`
  })
  expect(`${said} ${english}`).not.toMatch(/undefined|\[object|NaN/)
  return { code, path: details.path, said }
}

/** What saving the draft with that change is refused with. */
async function checkSave(change: (document: Document) => void, expected: Partial<Refused>) {
  const draft = await drafted(admin)
  const document: Document = JSON.parse(JSON.stringify(draft.document))
  change(document)
  const answer = await refused(admin.ruleset.save({ key: newKey(), ...whichOf(draft), ruleset: document }))
  expect(answer).toMatchObject(expected)
  const { ruleset } = await admin.ruleset.get({ sha256: draft.sha256 })
  expect(ruleset).toEqual(draft.document)
  return { draft, document, answer }
}

/** What testing the draft with that change is refused with, whoever acknowledges nothing. */
async function checkTest(change: (document: Document) => void, expected: Partial<Refused>) {
  const draft = await drafted(admin, change)
  const answer = await refused(admin.ruleset.test({ key: newKey(), ...whichOf(draft), acknowledged: [] }))
  expect(answer).toMatchObject(expected)
  return { draft, answer }
}

test('a kind that is not known is refused where it stands', async () => {
  const change = (document: Document) => {
    document.criteria[0].kind = 'guessed'
  }
  const { document } = await checkSave(change, { code: 'ruleset.notAdmitted', path: 'criteria.0.kind' })
  const { problems } = await admin.ruleset.inspect({ ruleset: document })
  expect(problems[0]).toMatchObject({ path: 'criteria.0.kind' })
})

test('wrong parameters are refused at their path, in words', async () => {
  const { answer } = await checkSave(
    (document) => {
      document.criteria[0].params.items[2].max = 'năm'
    },
    { code: 'ruleset.notAdmitted', path: 'criteria.0.params.items.2.max' },
  )
  expect(answer.said).toContain('mong đợi')
})

test.each<[string, (document: Document) => void, string]>([
  [
    'negative points',
    (document) => {
      document.criteria[0].params.items[0].max = -1
    },
    'criteria.0.params.items.0.max',
  ],
  [
    'parts of a hundredth',
    (document) => {
      document.total.max = 100.5
    },
    'total.max',
  ],
  [
    'an unknown member',
    (document) => {
      document.bonus = {}
    },
    '$',
  ],
  [
    'a month that there is not',
    (document) => {
      document.effective.from = '2026-13'
    },
    'effective.from',
  ],
  [
    'an unknown reading',
    (document) => {
      document.settings.A5 = 'free'
    },
    'settings.A5',
  ],
  [
    'no version',
    (document) => {
      document.version = 0
    },
    'version',
  ],
])('%s are refused', async (_, change, path) => {
  await checkSave(change, { code: 'ruleset.notAdmitted', path })
})

test('a text that is no ruleset at all is refused, and one that is too long', async () => {
  const draft = await drafted(admin)
  for (const ruleset of [null, [], 'luật', 42, {}]) {
    const answer = await refused(admin.ruleset.save({ key: newKey(), ...whichOf(draft), ruleset }))
    expect(answer.code).toBe('ruleset.notAdmitted')
  }
  const long = { ...draft.document, remarks: [{ vi: 'a'.repeat(210_000), en: 'a' }] }
  expect((await refused(admin.ruleset.import({ key: newKey(), document: long }))).code).toBe('ruleset.tooLarge')
  expect((await refused(admin.ruleset.inspect({ ruleset: long }))).code).toBe('ruleset.tooLarge')
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(await refused(admin.ruleset.inspect({ ruleset: deep }))).toMatchObject({
    code: 'ruleset.notAdmitted',
    path: '$',
  })
})

test('a province’s own ruleset has its own name and a national parent', async () => {
  const { answer } = await checkSave(
    (document) => {
      document.id = 'vn.thanhhoa'
    },
    { code: 'ruleset.reservedId' },
  )
  expect(answer.said).toContain('vn.thanhhoa')
  await checkSave(
    (document) => {
      document.track = 'state'
    },
    { code: 'ruleset.notLocal' },
  )
  await checkSave(
    (document) => {
      document.parent = null
    },
    { code: 'ruleset.notLocal' },
  )
  const sha256 = await builtIn(admin, 'vn.nd335-2025.staff')
  expect((await refused(admin.ruleset.copy({ key: newKey(), sha256, id: 'template.mine' }))).code).toBe(
    'ruleset.reservedId',
  )
  expect((await refused(admin.ruleset.copy({ key: newKey(), sha256, id: 'Của tỉnh' }))).code).toBe(
    'ruleset.notAdmitted',
  )
})

test('weights above the maximum are mended, not acknowledged', async () => {
  const { draft, answer } = await checkTest(
    (document) => {
      document.criteria[0].params.items[0].max = 6_00
      document.golden = document.golden.slice(0, 1)
    },
    { code: 'ruleset.contradicts', path: 'criteria' },
  )
  expect(answer.said).toContain('vượt thang điểm')
  const acknowledged = ['weights.aboveMaximum criteria']
  expect((await refused(admin.ruleset.test({ key: newKey(), ...whichOf(draft), acknowledged }))).code).toBe(
    'ruleset.contradicts',
  )
})

test('levels with a gap or an overlap pass only when somebody says they know', async () => {
  // Decree 90 opened the points, so that Hà Nội could set its own levels.
  const of = { of: 'vn.hanoi3814-2018.staff', id: 'tinh.muc' }
  const draft = await drafted(
    admin,
    (document) => {
      document.bands[1].below = 85_00
      document.bands[2].below = 72_00
      document.golden = document.golden.slice(0, 1)
    },
    of,
  )
  const { findings } = await admin.ruleset.get({ sha256: draft.sha256 })
  const shown = findings.map(({ code, path, blocks }) => ({ key: `${code} ${path}`, blocks }))
  expect(shown).toEqual([
    { key: 'band.gap bands.1', blocks: false },
    { key: 'band.overlap bands.2', blocks: false },
  ])
  for (const acknowledged of [[], ['band.gap bands.1'], ['band.gap bands.1', 'band.overlap bands.1']]) {
    const answer = await refused(admin.ruleset.test({ key: newKey(), ...whichOf(draft), acknowledged }))
    expect(answer.code).toBe('ruleset.notAcknowledged')
  }
  const acknowledged = shown.map(({ key }) => key)
  const passed = await admin.ruleset.test({ key: newKey(), ...whichOf(draft), acknowledged })
  expect((await admin.ruleset.get({ sha256: passed.sha256 })).record).toMatchObject({ state: 'tested', acknowledged })
})

test('a refinement that widens is refused with both articles', async () => {
  const { answer } = await checkTest(
    (document) => {
      document.bands[1].from = 65_00
      document.golden = document.golden.slice(0, 1)
      document.source = { document: 'Quyết định 12/2026/QĐ-UBND', article: 'Điều 3' }
      document.total.article = 'Điều 4'
    },
    { code: 'ruleset.contradicts', path: 'bands' },
  )
  expect(answer.said).toContain('Quyết định 12/2026/QĐ-UBND, Điều 4')
  expect(answer.said).toContain('Nghị định 335/2025/NĐ-CP, Điều 17 khoản 1')
})

test('a validity that begins before the parent’s is refused', () =>
  checkTest(
    (document) => {
      document.effective.from = '2025-06'
    },
    { code: 'ruleset.contradicts', path: 'effective' },
  ))

test('a worked example that does not come out is refused by its number', () =>
  checkTest(
    (document) => {
      document.golden[2].expect.total = 1
    },
    { code: 'ruleset.goldenFailing', path: 'golden.2' },
  ))

test('a ruleset without a worked example is not tested', () =>
  checkTest(
    (document) => {
      document.golden = []
    },
    { code: 'ruleset.contradicts', path: 'golden' },
  ))

test('what changed since it was read is neither saved nor tested nor laid aside', async () => {
  const draft = await drafted(admin)
  const stale = { key: newKey(), sha256: draft.sha256, recordVersion: draft.recordVersion - 1 }
  expect((await refused(admin.ruleset.save({ ...stale, ruleset: draft.document }))).code).toBe('ruleset.stale')
  expect((await refused(admin.ruleset.test({ ...stale, acknowledged: [] }))).code).toBe('ruleset.stale')
  expect((await refused(admin.ruleset.discard(stale))).code).toBe('ruleset.stale')
})

test('what comes with the software is copied and never changed', async () => {
  const sha256 = await builtIn(admin, 'vn.nd335-2025.staff')
  const { ruleset } = await admin.ruleset.get({ sha256 })
  const which = { key: newKey(), sha256, recordVersion: 0 }
  expect((await refused(admin.ruleset.save({ ...which, ruleset }))).code).toBe('ruleset.builtIn')
  expect((await refused(chair.ruleset.adopt({ ...adopting({ ...which, state: 'tested' }) }))).code).toBe(
    'ruleset.builtIn',
  )
})

test('the same version is drafted once', async () => {
  const draft = await drafted(admin)
  const other = { ...draft.document, title: { vi: 'Khác', en: 'Other' } }
  expect((await refused(admin.ruleset.import({ key: newKey(), document: other }))).code).toBe('ruleset.versionTaken')
})

test('a copy sent twice is made once, and the same key for something else is refused', async () => {
  const input = { key: newKey(), sha256: await builtIn(admin, 'vn.nd335-2025.head'), id: 'tinh.hailan' }
  const first = await admin.ruleset.copy(input)
  expect(await admin.ruleset.copy(input)).toEqual(first)
  expect((await refused(admin.ruleset.copy({ ...input, id: 'tinh.khac' }))).code).toBe('request.keyReused')
  expect((await admin.ruleset.list()).rows.filter(({ id }) => id === 'tinh.hailan')).toHaveLength(1)
  await admin.ruleset.discard({ key: newKey(), ...whichOf(first) })
})

test('who runs the system prepares, who answers for the province adopts, and nobody else does either', async () => {
  const draft = await tested(admin)
  const { commune } = actorsOf(province)
  for (const caller of [admin, commune, province.callerFor('thanhtra'), province.callerFor('kinhte1.hoaquy')]) {
    expect((await refused(caller.ruleset.adopt(adopting(draft)))).code).toBe('access.notYourRole')
  }
  for (const caller of [chair, commune, province.callerFor('thanhtra'), province.callerFor('kinhte1.hoaquy')]) {
    const { key, ...which } = { key: newKey(), ...whichOf(draft) }
    expect((await refused(caller.ruleset.save({ key, ...which, ruleset: draft.document }))).code).toBe(
      'access.notYourRole',
    )
    expect((await refused(caller.ruleset.discard({ key, ...which }))).code).toBe('access.notYourRole')
  }
  expect((await refused(province.stranger.ruleset.list())).code).toBe('access.signedOut')
})

test('a draft is shown to those who prepare, decide or look on, and to nobody else', async () => {
  const draft = await drafted(admin)
  const official = province.callerFor('kinhte1.hoaquy')
  expect((await refused(official.ruleset.get({ sha256: draft.sha256 }))).code).toBe('ruleset.notFound')
  expect((await official.ruleset.list()).rows.map(({ id }) => id)).not.toContain(draft.document.id)
  expect((await refused(official.ruleset.inspect({ ruleset: draft.document }))).code).toBe('access.notYourRole')
  expect((await province.callerFor('thanhtra').ruleset.get({ sha256: draft.sha256 })).record.state).toBe('draft')
})

test('a template is not adopted', async () => {
  const sha256 = await builtIn(admin, 'template.three-step-month')
  const { ruleset } = await admin.ruleset.get({ sha256 })
  const copy = await admin.ruleset.copy({ key: newKey(), sha256, id: 'tinh.mau' })
  const document = { ...ruleset, id: 'tinh.mau', isTemplate: true as const }
  const saved = await admin.ruleset.save({ key: newKey(), ...whichOf(copy), ruleset: document })
  drafts.push({ ...saved, document })
  const ready = await admin.ruleset.test({ key: newKey(), ...whichOf(saved), acknowledged: [] })
  expect((await refused(chair.ruleset.adopt(adopting(ready)))).code).toBe('ruleset.isTemplate')
})

test('an adoption names its decision, and a simulation or the reason for none', async () => {
  const draft = await tested(admin)
  const none = { ...adopting(draft), withoutSimulation: null }
  expect((await refused(chair.ruleset.adopt(none))).code).toBe('ruleset.notSimulated')
  const blank = { ...adopting(draft), withoutSimulation: '  ' }
  expect(await refused(chair.ruleset.adopt(blank))).toMatchObject({
    code: 'request.invalid',
    path: 'withoutSimulation',
  })
  const elsewhere = { ...adopting(draft), simulationId: newKey() as never }
  expect((await refused(chair.ruleset.adopt(elsewhere))).code).toBe('simulation.notFound')
  const unsigned = { ...adopting(draft), adoption: { ...adopting(draft).adoption, signers: [] } }
  expect(await refused(chair.ruleset.adopt(unsigned))).toMatchObject({
    code: 'request.invalid',
    path: 'adoption.signers',
  })
})

test('a draft that nobody tested is not adopted', async () => {
  const draft = await drafted(admin)
  expect((await refused(chair.ruleset.adopt(adopting(draft)))).code).toBe('ruleset.notThere')
})

test('rules do not change for a month that a unit has closed', async () => {
  const draft = await tested(admin, (document) => {
    document.effective.from = '2026-06'
  })
  const answer = await refused(chair.ruleset.adopt(adopting(draft)))
  expect(answer.code).toBe('ruleset.monthClosed')
  expect(answer.said).toMatch(/Tháng 0\d\/2026 đã khoá ở \d+ đơn vị/)
})

test('rules that need facts which no sheet gathers do not score months', () =>
  checkTest(
    (document) => {
      const item = { code: 'x', max: 70_00, label: { vi: 'Kết quả', en: 'Results' } }
      document.criteria[1] = { ...document.criteria[1], kind: 'rated', params: { items: [item] } }
    },
    { code: 'ruleset.noForm' },
  ).then(({ answer }) => expect(answer.said).toContain('"results"')))

test('two versions never score the same month, nor two rulesets the same posts', async () => {
  const first = await tested(admin, uncapped)
  await chair.ruleset.adopt(adopting(first))
  const copy = await admin.ruleset.copy({ key: newKey(), sha256: first.sha256, id: first.document.id })
  const ready = await admin.ruleset.test({ key: newKey(), ...whichOf(copy), acknowledged: [] })
  drafts.push({ ...ready, document: first.document })
  const overlapping = await refused(chair.ruleset.adopt(adopting(ready)))
  expect(overlapping).toMatchObject({ code: 'ruleset.overlaps' })
  expect(overlapping.said).toContain('bản 1')
  const rival = await tested(admin, () => {}, { of: 'vn.nd335-2025.staff', id: 'tinh.khac' })
  const beside = await refused(chair.ruleset.adopt(adopting(rival)))
  expect(beside).toMatchObject({ code: 'ruleset.rival' })
  expect(beside.said).toContain(first.document.id)
})

test('of two rulesets for the same posts adopted at the same moment, one is', async () => {
  const later = (document: Document) => {
    document.effective.from = '2027-05'
  }
  const of = 'vn.nd335-2025.deputy'
  const both = [await tested(admin, later, { of, id: 'tinh.mot' }), await tested(admin, later, { of, id: 'tinh.hai' })]
  const answers = await Promise.allSettled(both.map((draft) => chair.ruleset.adopt(adopting(draft))))
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const failure = answers.find((answer) => answer.status === 'rejected')
  const { code } = await refused(Promise.reject(failure?.reason))
  expect(['ruleset.rival', 'ruleset.adoptedMeanwhile']).toContain(code)
  const { rows } = await admin.ruleset.list()
  const states = rows.filter(({ id }) => id === 'tinh.mot' || id === 'tinh.hai').map(({ state }) => state)
  expect(states.toSorted()).toEqual(['adopted', 'tested'])
})

test('what is published is not edited, not laid aside and not tested again', async () => {
  const own = (await admin.ruleset.list()).rows.find(({ origin, state }) => origin === 'own' && state === 'adopted')
  if (!own) throw new Error('The story before adopted one')
  const which = { key: newKey(), sha256: own.sha256, recordVersion: own.recordVersion ?? 0 }
  const { ruleset } = await admin.ruleset.get({ sha256: own.sha256 })
  const edited = { ...ruleset, title: { vi: 'Sửa một chữ', en: 'A letter' } }
  expect((await refused(admin.ruleset.save({ ...which, ruleset: edited }))).code).toBe('ruleset.published')
  expect((await refused(admin.ruleset.discard(which))).code).toBe('ruleset.published')
  expect((await refused(admin.ruleset.test({ ...which, acknowledged: [] }))).code).toBe('ruleset.notThere')
})
