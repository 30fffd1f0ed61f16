/** Who holds a block by each registry's delegated statistics. */
import { formatAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { type Measured, measureIn, type RegisteredHolder } from './measurement.ts'

const heldStatuses: readonly (string | null)[] = ['allocated', 'assigned']

/** One answer a registry, so that two that claim the block are both told. */
export function measureStatistics(block: Prefix, evidence: EvidenceSet): Measured<RegisteredHolder>[] {
  const asked = evidence.sources.filter(({ kind }) => kind === 'registrations')
  return asked.map((source) => measureIn(source, () => findHolder(block, evidence, source.source)))
}

function findHolder(block: Prefix, { registrations }: EvidenceSet, source: string): RegisteredHolder | null {
  const table = registrations.find(({ snapshot }) => snapshot.source === source)?.table
  const { start, end } = rangeOf(block)
  const row = (table ? rowsOverlapping(table, block) : []).find(
    (one) => heldStatuses.includes(one.status) && one.start <= start && end <= one.end,
  )
  if (!row) return null
  return {
    registry: row.registry,
    holderId: row.holderId,
    name: null,
    start: formatAddress(row.start),
    end: formatAddress(row.end),
    exact: row.start === start && row.end === end,
  }
}
