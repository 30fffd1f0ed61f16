/** What two moments say of each range that either of them names; nothing where one of them asked no source. */
export function compareByRange<T>(
  before: ReadonlyMap<string, T> | null,
  after: ReadonlyMap<string, T> | null,
): [range: string, before: T | null, after: T | null][] {
  if (!(before && after)) return []
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((range) => [range, before.get(range) ?? null, after.get(range) ?? null])
}
