import { type DerivationNode, flattened } from '@congtam/core/evaluation/derivation'
import { TaskId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import { as, closed, inGivenMonth, type Name, ready, sheetOf } from './testing-month.ts'

inGivenMonth()

/** Nodes that the rules and the tasks of a leaf explain, or that are what they are because somebody gave them. */
const isLeaf = ({ children }: DerivationNode) => children.length === 0

/** Opens everything that the derivation of somebody's sheet rests on, as the person whose sheet it is. */
async function openLeaves(name: Name) {
  const me = as(name)
  const explained = await me.sheet.explain({ id: await sheetOf(name) })
  const nodes = flattened(explained.root).map(({ node }) => node)
  const titles = new Map<string, string>()
  for (const { taskId } of nodes) {
    if (taskId === null || titles.has(taskId)) continue
    const task = await me.task.get({ id: TaskId.parse(taskId) })
    titles.set(taskId, task.title)
    const delivered = task.events.flatMap(({ act }) => (act.kind === 'delivered' ? act.evidence : []))
    const shown = explained.tasks.find((each) => each.taskId === taskId)
    expect(shown?.evidence.map(({ evidence }) => evidence)).toEqual(delivered)
  }
  const { ruleset } = await me.ruleset.get({ sha256: explained.ruleset.sha256 as never })
  return { explained, nodes, titles, ruleset }
}

test.each(['lan', 'deputy', 'head'] as const)('every leaf of the score of %s can be opened', async (name) => {
  await ready('room', { lan: { quantity: 5, accepted: 4, failed: 1 } })
  for (const step of [async () => {}, () => closed()]) {
    await step()
    const { explained, nodes, titles, ruleset } = await openLeaves(name)
    const { self, superior } = explained.ratings
    for (const leaf of nodes.filter(isLeaf)) {
      const code = leaf.id.split('.').slice(2).join('.')
      const isTask = leaf.taskId !== null && titles.has(leaf.taskId)
      const isGiven = superior !== null && (code in superior.rating.general || ['dd', 'e'].includes(code))
      const isOfLed = code === 'd'
      expect({ id: leaf.id, opens: isTask || isGiven || isOfLed }).toEqual({ id: leaf.id, opens: true })
    }
    expect(self?.rating.by).toBe('self')
    // What an article says is what the ruleset of that hash says.
    const articles = nodes.flatMap(({ article }) => article ?? [])
    expect(articles.length).toBeGreaterThan(5)
    for (const { document } of articles) expect(document).toBe(ruleset.source.document)
    for (const criterion of ruleset.criteria)
      expect(articles.map(({ article }) => article)).toContain(criterion.article)
  }
})
