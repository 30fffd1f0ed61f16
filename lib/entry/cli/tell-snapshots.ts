import type { Snapshot, SnapshotKind } from '#lib/diligence/snapshot.ts'

const counts = new Intl.NumberFormat('en')

/** What the rows are where they are none of IPv4. */
const nouns: Partial<Record<SnapshotKind, string>> = { aspas: 'ASPAs', 'asn-registrations': 'records of AS numbers' }

/** Each with its date and how much it holds. */
export const tellSnapshots = (snapshots: readonly Snapshot[]): string =>
  snapshots
    .map(
      ({ source, kind, asOf, records }) =>
        `${source}, ${asOf === null ? 'undated' : `as of ${asOf}`}, ${counts.format(records)} ${nouns[kind] ?? 'IPv4 records'}`,
    )
    .join('; ')
