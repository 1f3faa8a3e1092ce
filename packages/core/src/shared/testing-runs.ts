import fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** From `PROPERTY_RUNS=100000`; 0 where nobody asked. */
    propertyRuns: number
  }
}

/** How often a property is tried: so often, or as often as somebody asked. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: inject('propertyRuns') || usual }
}

/** Before the tests of a file: properties that name no number follow as well. */
fc.configureGlobal(runs(100))
