/** The upstream providers that an AS has attested, as one of the four answers. An attribute of the AS, not of a block. */
import type { EvidenceSet } from './evidence.ts'

export type AttestedProviders =
  | { answer: 'not-checked' }
  /** The AS attests nothing, which is usual and no fault. */
  | { answer: 'nothing-found'; asOf: string | null }
  /** `providers` is empty where the AS attests AS0 alone: that it has none. */
  | { answer: 'found'; asOf: string | null; providers: readonly number[] }

export function providersOf(asn: number, { aspas }: Pick<EvidenceSet, 'aspas'>): AttestedProviders {
  if (!aspas) return { answer: 'not-checked' }
  const { asOf } = aspas.snapshot
  const row = aspas.table.find(asn)
  if (!row) return { answer: 'nothing-found', asOf }
  return { answer: 'found', asOf, providers: row.providers.filter((provider) => provider !== 0) }
}
