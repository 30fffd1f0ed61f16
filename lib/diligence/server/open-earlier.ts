/** The evidence of earlier moments: of the oldest day that files were taken, and around each change of a block since. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import { chooseMoments, type EarlierDay, listEarlierDays } from '../earlier-moments.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Snapshot, SnapshotKind } from '../snapshot.ts'
import type { Catalogue } from './catalogue-store.ts'
import { lookInto, openSnapshots } from './open-evidence.ts'
import type { WorldFolder } from './world-folder.ts'

const wideBlock = 12

/** The files of six moments of the whole Internet: more would push each other out of memory while one page is made. */
const mostRecords = 10_000_000

type Where = { folder: WorldFolder; catalogue: Catalogue; at: string }

export type EarlierMoment = { moment: string; evidence: EvidenceSet }

/** Newest first. Of a wide block, with its tens of thousands of routes, the oldest and the newest moment alone. */
export function openEarlier({ folder, catalogue, at }: Where, block: Prefix): EarlierMoment[] {
  const days = listEarlierDays(catalogue.snapshots, at, mostRecords)
  const moments =
    block.length < wideBlock
      ? chooseMoments(
          days.map((day) => ({ at: day.at, seen: '' })),
          { atLeast: 2, atMost: 2 },
        )
      : chooseMoments(lookBack(folder, days, block), { atLeast: 6, atMost: 12 })
  return moments.map((moment) => ({
    moment,
    evidence: openSnapshots(folder, tellingBefore(catalogue.snapshots, moment), moment),
  }))
}

/** Told of now alone, and large: opened for each moment, they would push out what is told of it. */
const ofNowAlone: readonly SnapshotKind[] = [
  'inetnums',
  'as-sets',
  'asn-registrations',
  'pending-transfers',
  'address-space',
]

const tellingBefore = (snapshots: readonly Snapshot[], moment: string): Map<string, Snapshot> =>
  new Map([...currentSnapshots(snapshots, moment)].filter(([, { kind }]) => !ofNowAlone.includes(kind)))

/** Each file is looked into once, on however many days it stood. */
function lookBack(folder: WorldFolder, days: readonly EarlierDay[], block: Prefix) {
  const seen = new Map<Snapshot, string>()
  const look = (file: Snapshot): string => {
    const found = seen.get(file) ?? `${file.source} ${lookInto(folder, file, block)}`
    seen.set(file, found)
    return found
  }
  return days.map(({ at, files }) => ({ at, seen: files.map(look).join('; ') }))
}
