/** States what must be true here. A broken invariant is a bug: it throws and is never caught to go on. */
export function invariant(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${claim}`)
}
