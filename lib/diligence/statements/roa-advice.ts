/**
 * What the holder has to publish so that the reader's route becomes Valid, and what would still be allowed beside it.
 *
 * RFC 9319: a ROA is minimal, its maxLength the announced length. Only the holder can sign it.
 */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Dossier, Vrp } from '../dossier.ts'
import { prefixFrom } from './subject.ts'

export type RoaAdvice = {
  /** Null where the route is Valid already. */
  add: { prefix: string; maxLength: number; asn: string } | null
  /** Other origins whose routes for the block its ROAs go on allowing. */
  stillAllowed: readonly Vrp[]
  /** Origins that announce the block now and are not the reader's. */
  announcedBy: readonly (number | null)[]
}

/** Null without an ASN to advise, or where no VRP was imported: then nothing can be advised. */
export function adviseRoa({ prefix, whatIf, rpki, routing }: Dossier): RoaAdvice | null {
  if (!whatIf || whatIf.state === null || rpki === null) return null
  const { length } = prefixFrom(prefix)
  return {
    add: whatIf.state === 'valid' ? null : { prefix, maxLength: length, asn: formatAsn(whatIf.origin) },
    stillAllowed: rpki.coveringVrps.filter(
      ({ asn, maxLength }) => asn !== 0 && asn !== whatIf.origin && maxLength >= length,
    ),
    announcedBy: (routing?.exact ?? []).flatMap(({ origin }) => (origin === whatIf.origin ? [] : [origin])),
  }
}
