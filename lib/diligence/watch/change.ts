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

export type Apart<T> = { readonly gone: readonly T[]; readonly come: readonly T[]; readonly stayed: readonly [T, T][] }

/** The same of two lists in the order of `compare`, neither of which has anything twice. */
export function compareSorted<T>(
  before: readonly T[] | null,
  after: readonly T[] | null,
  compare: (a: T, b: T) => number,
): Apart<T> {
  const [gone, come]: [T[], T[]] = [[], []]
  const stayed: [T, T][] = []
  if (!(before && after)) return { gone, come, stayed }
  let [i, j] = [0, 0]
  for (let [old, fresh] = [before[i], after[j]]; old || fresh; [old, fresh] = [before[i], after[j]]) {
    const order = old && fresh ? compare(old, fresh) : Number(old === undefined) - Number(fresh === undefined)
    if (old && order < 0) gone.push(old)
    else if (fresh && order > 0) come.push(fresh)
    else if (old && fresh) stayed.push([old, fresh])
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return { gone, come, stayed }
}
