/**
 * Which earlier moments a page looks back to: a day each, and of many days those on which the block changed.
 *
 * Each moment told is a whole dossier, so there are few; whether a block changed at all costs one look a file.
 */
import { momentOf, snapshotsAt } from './current-snapshots.ts'
import type { Snapshot, SnapshotKind } from './snapshot.ts'

/** A routing table or a list is told as history; the VRPs of the same day stand beside them. */
const witnesses: readonly SnapshotKind[] = ['announcements', 'blocklist']
const taken: readonly SnapshotKind[] = [...witnesses, 'vrps']

/** `files`: the tables, lists and VRPs that stood at that moment, by source. */
export type EarlierDay = { readonly at: string; readonly files: readonly Snapshot[] }

/**
 * The last moment of each day on which a table or list older than the current one was taken, newest first. Sources of
 * one day are taken at different hours, and only its last moment saw them all.
 *
 * Where their files together hold more than `mostRecords` rows, days are left out evenly, never the oldest or newest.
 */
export function listEarlierDays(snapshots: readonly Snapshot[], at: string, mostRecords: number): EarlierDay[] {
  const ofSource = [...Map.groupBy(takenBy(snapshots, at), ({ file }) => file.source).values()]
  const superseded = ofSource.flatMap((newestFirst) => newestFirst.slice(1))
  const days = [...Map.groupBy(superseded, ({ day }) => day).values()]
    .filter((files) => files.some(({ file }) => witnesses.includes(file.kind)))
    .map((files) => ({
      moment: Math.max(...files.map(({ moment }) => moment)),
      records: sumOf(files.map(({ file }) => file.records)),
    }))
    .sort((a, b) => b.moment - a.moment)
  const records = sumOf(days.map((day) => day.records))
  const most = records > mostRecords ? Math.max(2, Math.floor((days.length * mostRecords) / records)) : days.length
  return thinOut(days, most).map(({ moment }) => ({
    at: new Date(moment).toISOString(),
    files: ofSource.flatMap((newestFirst) => newestFirst.find((one) => one.moment <= moment)?.file ?? []),
  }))
}

type Taken = { file: Snapshot; moment: number; day: string }

/** Newest first. */
const takenBy = (snapshots: readonly Snapshot[], at: string): Taken[] =>
  snapshotsAt(snapshots, at).flatMap((file) =>
    taken.includes(file.kind) && file.asOf !== null
      ? [{ file, moment: momentOf(file.asOf), day: file.asOf.slice(0, 10) }]
      : [],
  )

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** `most` of them at even distances, the first and the last among them. */
function thinOut<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  const step = (all.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => all[Math.round(index * step)]).filter((one) => one !== undefined)
}

/** What was seen of the block at a moment, as a text that differs where the block does. */
export type Look = { readonly at: string; readonly seen: string }

export type HowMany = {
  /** Moments told although nothing changed, the newest of them: more witnesses of the same. */
  atLeast: number
  /** Of a block that changed more often, the oldest moment and the newest changes. */
  atMost: number
}

/**
 * The oldest and newest moments and, of each state in which the block was seen, its first and last, so that both "first
 * seen" and "last seen" are told by their days. `looks` and the answer are newest first.
 */
export function chooseMoments(looks: readonly Look[], { atLeast, atMost }: HowMany): string[] {
  const last = looks.length - 1
  const changed = looks.flatMap(({ seen }, index) => {
    const later = looks[index - 1]
    const before = looks[index + 1]
    return !(later && before) || later.seen !== seen || before.seen !== seen ? [index] : []
  })
  const kept = new Set(changed.length > atMost ? [...changed.slice(0, atMost - 1), last] : changed)
  for (const index of looks.keys()) {
    if (kept.size >= Math.min(atLeast, atMost)) break
    kept.add(index)
  }
  return looks.filter((_, index) => kept.has(index)).map(({ at }) => at)
}
