import fc from 'fast-check'

/** How often a property is tried: so often, or as often as `PROPERTY_RUNS=100000` asks. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env.PROPERTY_RUNS ?? usual) }
}

/** Before the tests of a file: properties that name no number follow as well. */
fc.configureGlobal(runs(100))
