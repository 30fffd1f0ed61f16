/** What statements ask of the registrations of a block: who holds it, under which registry, how much, since when. */
import { parseAddress } from '#lib/address-space/address.ts'
import { countAddresses, intersect, subtract, unionOf } from '#lib/address-space/address-set.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { governingRegistry } from '#lib/registry/judge-transferability.ts'
import { type Rir, registryInSentence } from '#lib/registry/rir.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity } from './wording.ts'

/** Rows that give space to somebody; `available` and `reserved` say the opposite. */
export function heldRows<T extends Pick<RegistrationFinding, 'status'>>(rows: readonly T[]): T[] {
  return rows.filter(({ status }) => status !== 'available' && status !== 'reserved')
}

/** Registries, each once, in the order of the addresses. */
export const registriesOf = (rows: readonly RegistrationFinding[]): string[] => [
  ...new Set(rows.map(({ registry }) => registry)),
]

/** The one RIR whose rules govern the block; null where none or several list a holder. */
export const governingRir = ({ registrations }: Dossier): Rir | null =>
  governingRegistry(registriesOf(heldRows(registrations ?? [])))

/** Holders of the rows, counted; a row without an id is a holder of its own. */
export const countHolders = (held: readonly RegistrationFinding[]): number =>
  new Set(held.map(({ registry, holderId, start }) => `${registry} ${holderId ?? start}`)).size

export function rangeOfRow({ start, count }: RegistrationFinding): AddressRange {
  const first = parseAddress(start)
  invariant(first.ok, 'a registration starts with an address')
  return { start: first.value, end: first.value + count - 1 }
}

const setOf = (rows: readonly RegistrationFinding[]) => unionOf(rows.map(rangeOfRow))

/** Addresses of the block in the union of the rows. */
export function heldAddresses({ prefix }: Subject, held: readonly RegistrationFinding[]): number {
  return countAddresses(intersect(setOf(held), unionOf([rangeOf(prefix)])))
}

/** Of the addresses that nobody holds: which of them a registry lists as reserved or available, as a clause. */
export function explainRest({ prefix, dossier }: Subject): string {
  const rows = dossier.registrations ?? []
  const held = heldRows(rows)
  const rest = subtract(unionOf([rangeOf(prefix)]), setOf(held))
  const kept = Map.groupBy(
    rows.filter((row) => !held.includes(row)),
    ({ registry, status }) => `${status} at ${registryInSentence(registry)}`,
  )
  const shares = [...kept].flatMap(([where, own]) => {
    const set = intersect(setOf(own), rest)
    const count = countAddresses(set)
    return count === 0 ? [] : [{ set, says: `${quantity(count, 'address')} ${count === 1 ? 'is' : 'are'} ${where}` }]
  })
  const isAll = countAddresses(subtract(rest, unionOf(shares.flatMap(({ set }) => set)))) === 0
  if (shares.length === 0) return 'the statistics asked list nobody for the rest'
  const told = enumerate(
    shares.map(({ says }) => says),
    shares.length,
  )
  return isAll ? told : `${told}, and the statistics asked list nobody for the rest`
}

/** Addresses of the block that more than one registry lists as given to somebody, and which registries these are. */
export function findContest(
  { prefix }: Subject,
  held: readonly RegistrationFinding[],
): { addresses: number; registries: string[] } {
  const block = unionOf([rangeOf(prefix)])
  const shares = registriesOf(held).map((registry) => ({
    registry,
    set: intersect(setOf(held.filter((row) => row.registry === registry)), block),
  }))
  const overlaps = shares.flatMap((one, index) =>
    shares
      .slice(index + 1)
      .map((other) => ({ of: [one.registry, other.registry], set: intersect(one.set, other.set) })),
  )
  const contests = overlaps.filter(({ set }) => countAddresses(set) > 0)
  return {
    addresses: countAddresses(unionOf(contests.flatMap(({ set }) => set))),
    registries: [...new Set(contests.flatMap(({ of }) => of))],
  }
}
