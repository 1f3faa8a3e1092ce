import { expect, test } from '@playwright/test'
import { assessAndClose } from './journey/assess-and-close.ts'
import { assignWork, type Given } from './journey/assign.ts'
import { importCatalogue } from './journey/catalogue.ts'
import { evaluateWork } from './journey/evaluate.ts'
import { workOwnMonth } from './journey/own-month.ts'
import { readPublished } from './journey/published.ts'
import { findRoom, type Room } from './journey/room.ts'
import { type Office, openOffice } from './office.ts'

/** One commune's month from its catalogue to the published scores: the steps share one server and build on each other. */
test.describe.configure({ mode: 'serial' })

let office: Office
let room: Room
let given: Given

test.beforeAll(async ({ browser }, { project }) => {
  office = await openOffice(browser, project.name)
  room = await findRoom(office)
})
test.afterAll(async () => await office?.close())
test.afterEach(() => expect(office.complaints()).toEqual([]))

test('an administrator imports the catalogue of the commune', async () => {
  await importCatalogue(office)
})

test('the head of a room gives work to many people at once', async () => {
  given = await assignWork(office, room)
})

test('an official delivers, asks, reports and rates themselves on a phone', async () => {
  await workOwnMonth(office, room, given)
})

test('the assigner accepts, records failures and delays with their causes, and hands work over', async () => {
  await evaluateWork(office, room, given)
})

test('the superior gives points beside the self score and closes the month', async () => {
  await assessAndClose(office, room)
})

test('everybody finds the published score, the same everywhere, and why', async () => {
  await readPublished(office, room, given)
})
