/** Whether a list advises to drop the traffic of an AS. Four answers: a list that was never imported says nothing of it. */

import type { SourceStatus } from './dossier.ts'
import type { EvidenceSet } from './evidence.ts'

export type AsnDropEntry = { rir: string | null; domain: string | null; country: string | null; name: string | null }

export type AsnDropFinding =
  | { answer: 'found'; list: string; asOf: string | null; status: SourceStatus; entry: AsnDropEntry }
  | { answer: 'nothing-found'; list: string; asOf: string | null; status: SourceStatus }
  | { answer: 'failed' | 'not-checked'; list: string }

const list = 'spamhaus-asndrop'

export function findAsnDrop(asn: number, { asnDrop, sources }: EvidenceSet): AsnDropFinding {
  const status = sources.find(({ source }) => source === list)?.status ?? 'not-configured'
  if (!asnDrop) return { answer: status === 'failed' ? 'failed' : 'not-checked', list }
  const { snapshot, table } = asnDrop
  const told = { list, asOf: snapshot.asOf, status }
  const [index] = table.overlapping(asn, asn)
  if (index === undefined) return { answer: 'nothing-found', ...told }
  const { rir, domain, country, name } = table.row(index)
  return { answer: 'found', ...told, entry: { rir, domain, country, name } }
}
