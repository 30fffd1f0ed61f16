/** Who can delete a leftover route object, by the registry that holds it. Data with its source, as every rule here. */
import type { Confidence } from '#lib/kernel/confidence.ts'

export type DeletionRule = {
  /** The object's `source:`. */
  source: string
  by: 'the holder' | 'its maintainer only'
  /** A sentence without its full stop. */
  says: string
  basis: string
  dateRead: string
  confidence: Confidence
}

const dateRead = '2026-11-23'

const deletionRules: readonly DeletionRule[] = [
  {
    source: 'RIPE',
    by: 'the holder',
    says: 'The holder can force-delete an object in RIPE',
    basis: 'RIPE Database documentation: force delete by mnt-lower or mnt-routes of the parent',
    dateRead,
    confidence: 'verified',
  },
  {
    source: 'ARIN',
    by: 'the holder',
    says: 'The holder deletes an object in ARIN under its own Org ID',
    basis: 'ARIN IRR, objects tied to the Org ID',
    dateRead,
    confidence: 'verified',
  },
  {
    source: 'RADB',
    by: 'its maintainer only',
    says: 'An object in RADB can be deleted only by its maintainer',
    basis: 'RADB maintainer model; no proof of holding asked historically',
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    source: 'APNIC',
    by: 'its maintainer only',
    says: 'An object in APNIC can be deleted only by its own maintainer (mnt-by)',
    basis: 'RFC 2725: the mnt-by of an object authorises its deletion; mnt-routes of the inetnum, new objects alone',
    dateRead,
    confidence: 'unconfirmed',
  },
]

export const findDeletionRule = (source: string): DeletionRule | null =>
  deletionRules.find((rule) => rule.source === source) ?? null
