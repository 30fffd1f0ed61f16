/**
 * Who was registered for a block when, as far as the statistics of successive days tell: holder ids by registry.
 *
 * A change lies between two snapshots, and both their days are told. Ids are compared inside one registry alone, and
 * where one of the two files has no ids (the format that is not extended) nothing is said of holders.
 */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { registrationSchema } from '#lib/registry/registration.ts'
import { rowsOverlapping } from './rows-overlapping.ts'

/** The statistics of one registry on one day. `source` is the id of the source, `delegated-ripencc`. */
export type StatisticsOfDay = { source: string; asOf: string; table: RangeTable<typeof registrationSchema> }

/** What a registry's statistics had of the block: one entry a holder, in the order of the addresses. */
export type Held = { holderId: string | null; status: string | null; addresses: number }

/** `isListed` false: the file has no row of the block at all, not even one that calls it available. */
export type HeldOnDay = { isListed: boolean; held: readonly Held[] }

/** `from` and `to` are the days of the last snapshot before and the first one after. */
export type HolderChange = {
  source: string
  from: string
  to: string
  before: HeldOnDay
  after: HeldOnDay
}

export type HolderHistory = {
  /** Newest first. */
  changes: readonly HolderChange[]
  /** Registries of which several days were compared: the first and the last of them, how many, and how many bear ids. */
  compared: readonly { source: string; first: string; last: string; days: number; named: number }[]
}

/** Registries that never had a row of the block are left out. Null where no two days of one registry could be compared. */
export function findHolderHistory(block: Prefix, statistics: readonly StatisticsOfDay[]): HolderHistory | null {
  const bySource = Map.groupBy(
    statistics.toSorted((a, b) => a.asOf.localeCompare(b.asOf)),
    ({ source }) => source,
  )
  const histories = [...bySource].flatMap(([source, days]) => {
    const states = days.map(({ asOf, table }) => ({ asOf, ...heldOf(block, table) }))
    const [first, last] = [states[0], states.at(-1)]
    if (!(first && last) || states.length < 2 || states.every(({ held }) => held.length === 0)) return []
    const named = states.filter(({ held }) => held.every(({ holderId }) => holderId !== null)).length
    const compared = { source, first: first.asOf, last: last.asOf, days: states.length, named }
    return [{ compared, changes: changesOf(source, states) }]
  })
  if (histories.length === 0) return null
  return {
    changes: histories.flatMap(({ changes }) => changes).toSorted((a, b) => b.to.localeCompare(a.to)),
    compared: histories.map(({ compared }) => compared),
  }
}

type State = HeldOnDay & { asOf: string }

function changesOf(source: string, states: readonly State[]): HolderChange[] {
  return states.slice(1).flatMap((after, index) => {
    const before = states[index]
    if (!before || isSame(before.held, after.held)) return []
    const { asOf: from, ...earlier } = before
    const { asOf: to, ...later } = after
    return [{ source, from, to, before: earlier, after: later }]
  })
}

/** Space that nobody holds tells of no holder; a row without an id is a holder whom the format does not name. */
function heldOf(block: Prefix, table: StatisticsOfDay['table']): HeldOnDay {
  const all = rowsOverlapping(table, block)
  const rows = all.filter(({ status }) => status !== 'available' && status !== 'reserved')
  const byHolder = Map.groupBy(rows, ({ holderId }) => holderId)
  const held = [...byHolder].map(([holderId, own]) => ({
    holderId,
    status: own[0]?.status ?? null,
    addresses: countAddresses(intersect(unionOf(own.map((row) => clipTo(block, row))), unionOf([rangeOf(block)]))),
  }))
  return { isListed: all.length > 0, held }
}

/** By holder and size: that its rows were split or joined is no change of hands. */
function isSame(before: readonly Held[], after: readonly Held[]): boolean {
  const isNamed = [...before, ...after].every(({ holderId }) => holderId !== null)
  if (!isNamed) return sizeOf(before) === sizeOf(after)
  const told = (held: readonly Held[]) => held.map(({ holderId, addresses }) => `${holderId} ${addresses}`).toSorted()
  return told(before).join() === told(after).join()
}

const sizeOf = (held: readonly Held[]): number => held.reduce((sum, { addresses }) => sum + addresses, 0)
