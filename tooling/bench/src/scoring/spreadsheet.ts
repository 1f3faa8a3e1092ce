import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { HyperFormula } from 'hyperformula'
import { CRITERIA, TASKS } from './facts.ts'

const ROWS = CRITERIA.length + TASKS
const options = { licenseKey: 'gpl-v3' }

/**
 * A book as an office would write it: everybody's tasks in rows, each with its converted units and what failures took of it,
 * the sums and the score below. Built and computed anew, for a month's facts are new.
 */
export function workbook(people: readonly MonthFacts[]): number[] {
  const height = ROWS + 5
  const book = HyperFormula.buildFromArray(
    people.flatMap((facts, index) => {
      const above = index * height
      const sums = ['I', 'J', 'K', 'L'].map((letter) => `=SUM(${column(letter, above)})`)
      return [
        ...pointRows(facts),
        ...facts.tasks.map((task, row) => taskRow(task, above + CRITERIA.length + row + 1)),
      ].concat(
        [...sums, totalFormula(above, `B${above + ROWS + 2}+B${above + ROWS + 3}+B${above + ROWS + 4}`)].map(belowRow),
      )
    }),
    options,
  )
  const totals = people.map((_, index) => totalAt(book, (index + 1) * height - 1))
  book.destroy()
  return totals
}

/**
 * The quickest way that HyperFormula has: five formulas read once, the numbers of one person overwritten by the next one's,
 * and what failures took summed for it beforehand.
 */
export function overwritten(): (facts: MonthFacts) => number {
  const formulas = [
    `=SUMPRODUCT(${column('A', 0)},${column('B', 0)},${column('C', 0)})`,
    `=SUMPRODUCT(${column('D', 0)},${column('B', 0)})`,
    `=SUMPRODUCT(${column('E', 0)},${column('B', 0)})`,
    totalFormula(0, `12*B${ROWS + 2}-B${ROWS + 3}`),
  ]
  const empty = Array.from({ length: ROWS }, () => [0])
  const book = HyperFormula.buildFromArray([...empty, ...formulas.map(belowRow)], options)
  return (facts) => {
    const rows = facts.tasks.map((task) => [
      ...numbersOf(task),
      [...task.qualityFailures, ...task.missedDeadlines].reduce((sum, failure) => sum + taken(failure), 0),
    ])
    book.setCellContents({ sheet: 0, row: 0, col: 0 }, [...pointRows(facts), ...rows])
    return totalAt(book, ROWS + 3)
  }
}

type Cells = (number | string | null)[]
type Task = MonthFacts['tasks'][number]

function pointRows({ general }: MonthFacts): Cells[] {
  return CRITERIA.map((code) => [general?.[code] ?? 0])
}

function numbersOf({ quantity, coefficient, origin, accepted }: Task): number[] {
  return [quantity, coefficient, origin === 'planned' ? 1 : 0, accepted]
}

/** A to D the numbers, E to H up to two failures of each kind, then units assigned, and in quarters completed, quality, progress. */
function taskRow(task: Task, row: number): Cells {
  const two = (failures: Task['qualityFailures']) => [0, 1].map((index) => taken(failures[index]))
  return [
    ...numbersOf(task),
    ...two(task.qualityFailures),
    ...two(task.missedDeadlines),
    `=A${row}*B${row}*C${row}`,
    `=4*D${row}*B${row}`,
    `=MAX(0,4*D${row}-E${row}-F${row})*B${row}`,
    `=MAX(0,4*D${row}-G${row}-H${row})*B${row}`,
  ]
}

function taken(failure: Task['qualityFailures'][number] | undefined): number {
  return failure && !failure.objectiveCause ? failure.quantity : 0
}

function column(letter: string, above: number): string {
  return `${letter}${above + CRITERIA.length + 1}:${letter}${above + ROWS}`
}

function belowRow(formula: string): Cells {
  return [null, formula]
}

/** Whole numbers below 2^53 until the last division, whose whole part is exact then. */
function totalFormula(above: number, credit: string): string {
  const assigned = `B${above + ROWS + 1}`
  return `=SUM(A${above + 1}:A${above + CRITERIA.length})+INT((14000*MIN(${credit},12*${assigned})+12*${assigned})/(24*${assigned}))`
}

function totalAt(book: HyperFormula, row: number): number {
  return Number(book.getCellValue({ sheet: 0, row, col: 1 }))
}
