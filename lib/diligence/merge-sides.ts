/** Two lists that began as one and went on apart, as one again. */

export type Sides<T> = {
  /** What both were when they were last the same. */
  before: readonly T[]
  mine: readonly T[]
  theirs: readonly T[]
}

/** What either side added is there, what either side let go is gone. Theirs come first, in their order. */
export function mergeSides<T>({ before, mine, theirs }: Sides<T>, nameOf: (item: T) => string): T[] {
  const namesOf = (items: readonly T[]) => new Set(items.map(nameOf))
  const [then, here, there] = [namesOf(before), namesOf(mine), namesOf(theirs)]
  return [
    ...theirs.filter((item) => here.has(nameOf(item)) || !then.has(nameOf(item))),
    ...mine.filter((item) => !(there.has(nameOf(item)) || then.has(nameOf(item)))),
  ]
}
