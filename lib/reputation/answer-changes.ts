/**
 * What of a list's new answers is a change: against the answer before, address by address.
 *
 * A first answer is none, since nobody asked before; and an address without an answer never is one.
 */

/** When a part of 64 addresses was asked last, and which of them got no answer then. */
export type EarlierPart = {
  readonly askedAt: Date
  readonly addresses: AddressSpan
  readonly unknown: ReadonlySet<number>
}

export type AddressSpan = { readonly start: number; readonly end: number }

export type CodesOfAddress = { readonly address: number; readonly codes: readonly string[] }

export type AnswerChange = {
  readonly address: number
  /** The codes it was listed with; null where it was not listed, or no answer came. */
  readonly before: readonly string[] | null
  readonly after: readonly string[] | null
  /** Whether it had no answer before. */
  readonly wasUnknown: boolean
  readonly beforeAt: Date
}

type NewAnswers = {
  earlier: readonly EarlierPart[]
  /** Listings that do not stand any more: the list answered that the address is not there, or has other codes. */
  ended: readonly CodesOfAddress[]
  begun: readonly CodesOfAddress[]
}

export function findAnswerChanges({ earlier, ended, begun }: NewAnswers): AnswerChange[] {
  const had = new Map(ended.map(({ address, codes }) => [address, codes]))
  const has = new Map(begun.map(({ address, codes }) => [address, codes]))
  return [...new Set([...had.keys(), ...has.keys()])]
    .sort((a, b) => a - b)
    .flatMap((address) => {
      const part = earlier.find(({ addresses }) => addresses.start <= address && address <= addresses.end)
      if (part === undefined) return []
      const [before, after] = [had.get(address) ?? null, has.get(address) ?? null]
      return [
        { address, before, after, wasUnknown: before === null && part.unknown.has(address), beforeAt: part.askedAt },
      ]
    })
}

export type TakenChange = AnswerChange & { readonly zone: string; readonly afterAt: Date }

/** Several changes of an address on a list, in the order they came, as one; none where it is as it was at first. */
export function joinChanges(changes: readonly TakenChange[]): TakenChange[] {
  const groups = Map.groupBy(changes, ({ zone, address }) => `${zone} ${address}`)
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (!(first && last) || isSame(first.before, last.after)) return []
    return [{ ...first, after: last.after, afterAt: last.afterAt }]
  })
}

const isSame = (a: AnswerChange['before'], b: AnswerChange['before']) => a?.join() === b?.join()
