/** Free space where a folder is, or is going to be. */
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { OperatorRefusal } from './operator-refusal.ts'

const megabyte = 1024 * 1024

/** Bytes that an unprivileged user may still write there. */
export function freeBytes(folder: string): number {
  const existing = existsSync(folder) ? folder : dirname(folder)
  if (existing !== folder) return freeBytes(existing)
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** There is too little room: what was going to be written may be written another time. */
export class NoRoom extends OperatorRefusal {
  override name = 'NoRoom'
}

/** Refuses to go on with less than `needed` megabytes where `purpose` is going to be written. */
export function requireFreeSpace(place: { folder: string; needed: number; purpose: string }): void {
  const free = Math.floor(freeBytes(place.folder) / megabyte)
  if (free >= place.needed) return
  throw new NoRoom(
    `${place.purpose} needs ${place.needed} MB of free space in ${place.folder}; there are ${free} MB. Free some, or set DOTQUAD_DATA_DIR to a folder on a larger disk.`,
  )
}
