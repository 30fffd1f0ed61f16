/** What may keep a block from being transferred, by range: voluntary locks, and registries that both count it as theirs. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange } from '#lib/address-space/range.ts'
import { registryTitle, rirs } from '#lib/registry/rir.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** `says` is all that the source has of the range: a list may name one twice, for two times. */
export type TransferBarFact = { readonly says: string; readonly source: string }

type Bars = ReadonlyMap<string, TransferBarFact> | null

export function observeTransferLocks(block: Prefix, { transferLocks }: EvidenceSet): Bars {
  if (transferLocks === null) return null
  const rows = rowsOverlapping(transferLocks.table, block)
  const said = rows.map(
    (row): Said => [row, `from ${row.since ?? 'an unnamed day'} until ${row.until ?? 'its holder lifts it'}`],
  )
  return byRange(said, transferLocks.snapshot.source)
}

export function observeRegistryConflicts(block: Prefix, { registryConflicts }: EvidenceSet): Bars {
  if (registryConflicts === null) return null
  const rows = rowsOverlapping(registryConflicts.table, block)
  const said = rows.map((row): Said => [row, nameRegistries(row.registries ?? '')])
  return byRange(said, registryConflicts.snapshot.source)
}

type Said = readonly [range: AddressRange, says: string]

function byRange(said: readonly Said[], source: string): Map<string, TransferBarFact> {
  const ranges = Map.groupBy(said, ([range]) => formatRange(range))
  return new Map(
    [...ranges].map(([range, rows]) => {
      const distinct = new Set(rows.map(([, says]) => says))
      return [range, { says: [...distinct].sort().join(' and '), source }]
    }),
  )
}

/** `APNIC, ARIN`; a body that is no RIR, such as IANA, as the report prints it. */
function nameRegistries(printed: string): string {
  const names = printed.split(' ').filter((name) => name !== '')
  return names.map((name) => rirs.filter((rir) => rir === name).map(registryTitle)[0] ?? name).join(', ')
}
