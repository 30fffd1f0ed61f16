/** What may go wrong on the way to Stripe and back, put in place by a test for the next calls. */

/**
 * `error-before`: 500, nothing done. `error-stored`: the same, and answered again to every repeat of the key, as Stripe
 * does. `error-after`, `cut-after`: done, but answered 500, or not at all. `hang`: nothing done and no answer.
 */
export const faultKinds = ['error-before', 'error-stored', 'error-after', 'cut-after', 'hang', 'rate-limit'] as const
export type FaultKind = (typeof faultKinds)[number]

export type Faults = {
  /** The next `times` POSTs go wrong this way. */
  plan(kind: FaultKind, times: number): void
  take(): FaultKind | null
}

export function makeFaults(): Faults {
  const planned: FaultKind[] = []
  return {
    plan: (kind, times) => {
      planned.push(...Array.from({ length: times }, () => kind))
    },
    take: () => planned.shift() ?? null,
  }
}
