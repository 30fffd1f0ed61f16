/** Whether a list advises to drop the traffic of an AS. Four answers: a list that was never imported says nothing of it. */

import type { RangeTable } from '#lib/address-space/range-table.ts'
import type { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import type { SourceStatus } from './dossier.ts'
import type { EvidenceSet } from './evidence.ts'

export type AsnDropEntry = { rir: string | null; domain: string | null; country: string | null; name: string | null }

export type AsnDropFinding =
  | { answer: 'found'; list: string; asOf: string | null; status: SourceStatus; entry: AsnDropEntry }
  | { answer: 'nothing-found'; list: string; asOf: string | null; status: SourceStatus }
  | { answer: 'failed' | 'not-checked'; list: string }

/** The whole list, to ask it of any origin of a block, of now or of before: it has some hundred ASes. */
export type DroppedAsns =
  | { answer: 'read'; list: string; asOf: string | null; asns: ReadonlySet<number> }
  | { answer: 'failed' | 'not-checked'; list: string }

const list = 'spamhaus-asndrop'

export function findAsnDrop(asn: number, { asnDrop, sources }: EvidenceSet): AsnDropFinding {
  const status = statusOf(sources)
  if (!asnDrop) return withoutList(status)
  const { snapshot, table } = asnDrop
  const told = { list, asOf: snapshot.asOf, status }
  const [index] = table.overlapping(asn, asn)
  if (index === undefined) return { answer: 'nothing-found', ...told }
  const { rir, domain, country, name } = table.row(index)
  return { answer: 'found', ...told, entry: { rir, domain, country, name } }
}

export function listDroppedAsns({ asnDrop, sources }: EvidenceSet): DroppedAsns {
  if (!asnDrop) return withoutList(statusOf(sources))
  return { answer: 'read', list, asOf: asnDrop.snapshot.asOf, asns: asnsOf(asnDrop.table) }
}

const statusOf = (sources: EvidenceSet['sources']): SourceStatus =>
  sources.find(({ source }) => source === list)?.status ?? 'not-configured'

const withoutList = (status: SourceStatus) =>
  ({ answer: status === 'failed' ? 'failed' : 'not-checked', list }) as const

type AsnDropTable = RangeTable<typeof asnDropSchema>

const read = new WeakMap<AsnDropTable, ReadonlySet<number>>()

/** Read through once, as long as the table stays open. */
function asnsOf(table: AsnDropTable): ReadonlySet<number> {
  const known = read.get(table)
  if (known) return known
  const asns = new Set<number>()
  for (let index = 0; index < table.size; index++) asns.add(table.row(index).start)
  read.set(table, asns)
  return asns
}
