/** The upstream providers that an AS has attested, as one of the four answers. An attribute of the AS, not of a block. */
import type { EvidenceSet } from './evidence.ts'

export type AttestedProviders =
  | { answer: 'not-checked' }
  /** They come in a validator's export of VRPs, which could not be read. */
  | { answer: 'failed' }
  /** The AS attests nothing, which is usual and no fault. */
  | { answer: 'nothing-found'; asOf: string | null }
  /** `providers` is empty where the AS attests AS0 alone: that it has none. */
  | { answer: 'found'; asOf: string | null; providers: readonly number[] }

export function providersOf(
  asn: number,
  { aspas, sources }: Pick<EvidenceSet, 'aspas' | 'sources'>,
): AttestedProviders {
  if (!aspas) {
    const hasFailed = sources.some(({ source, status }) => source === 'rpki-vrps' && status === 'failed')
    return { answer: hasFailed ? 'failed' : 'not-checked' }
  }
  const { asOf } = aspas.snapshot
  const row = aspas.table.find(asn)
  if (!row) return { answer: 'nothing-found', asOf }
  return { answer: 'found', asOf, providers: row.providers.filter((provider) => provider !== 0) }
}
