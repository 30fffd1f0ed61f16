import type { Snapshot } from '#lib/diligence/snapshot.ts'

const counts = new Intl.NumberFormat('en')

/** Each with its date and how much it holds. */
export const tellSnapshots = (snapshots: readonly Snapshot[]): string =>
  snapshots
    .map(
      ({ source, kind, asOf, records }) =>
        `${source}, ${asOf === null ? 'undated' : `as of ${asOf}`}, ${counts.format(records)} ${kind === 'aspas' ? 'ASPAs' : 'IPv4 records'}`,
    )
    .join('; ')
