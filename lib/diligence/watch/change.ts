/** A change of one fact of a block between two moments: a sentence, before and after, and how much it weighs. */
import { type ChangeKind, changeKinds, type Tier } from './change-kinds.ts'

export type Change = {
  readonly kind: ChangeKind
  readonly tier: Tier
  /** What it is about: a later change of the same subject says that this one no longer stands. */
  readonly subject: string
  readonly sentence: string
  /** Null where there was nothing. */
  readonly before: string | null
  readonly after: string | null
  /** Id of the source that says so. */
  readonly source: string
}

export const changeOf = (kind: ChangeKind, told: Omit<Change, 'kind' | 'tier'>): Change => ({
  kind,
  tier: changeKinds[kind].tier,
  ...told,
})

/** What one moment has and the other has not; neither says anything where one of them asked no source. */
export function compareFacts<T>(
  before: ReadonlyMap<string, T> | null,
  after: ReadonlyMap<string, T> | null,
): { gone: [key: string, fact: T][]; come: [key: string, fact: T][] } {
  if (!(before && after)) return { gone: [], come: [] }
  return {
    gone: [...before].filter(([key]) => !after.has(key)),
    come: [...after].filter(([key]) => !before.has(key)),
  }
}
