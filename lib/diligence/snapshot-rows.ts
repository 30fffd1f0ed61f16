/** Rows of snapshots as plain values, of every kind alike: how a file that is no index file holds them. */
import { isRangeRow, type RangeSchema } from '#lib/address-space/range-table.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { isExceptionRow } from '#lib/routing/exception-rows.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import type { VrpRow } from '#lib/routing/vrp-index.ts'
import { locationSchema } from './location-row.ts'
import type { SnapshotKind } from './snapshot.ts'

export type SnapshotRow = Readonly<Record<string, string | number | null>>

/** Of the kinds that are tables of ranges. */
export const rangeSchemas = {
  registrations: registrationSchema,
  transfers: transferSchema,
  announcements: announcementSchema,
  'route-objects': routeObjectSchema,
  blocklist: blocklistSchema,
  'special-purpose': specialPurposeSchema,
  'special-asns': specialAsnSchema,
  'asn-drop': asnDropSchema,
  'transfer-locks': transferLockSchema,
  'registry-conflicts': registryConflictSchema,
  locations: locationSchema,
  geofeed: locationSchema,
} as const satisfies Partial<Record<SnapshotKind, RangeSchema>>

type RangeKind = keyof typeof rangeSchemas

const isRangeKind = (kind: SnapshotKind): kind is RangeKind => kind in rangeSchemas

/** Kinds whose every row is one CIDR prefix: checks rely on it. */
const prefixKinds: readonly SnapshotKind[] = [
  'announcements',
  'route-objects',
  'blocklist',
  'special-purpose',
  'geofeed',
]

/** Whether a value of unknown make is a row that an importer could have made. */
export function isRowOf(kind: SnapshotKind, value: unknown): value is SnapshotRow {
  if (kind === 'vrps') return isVrpRow(value)
  if (kind === 'local-exceptions') return isExceptionRow(value)
  if (!(isRangeKind(kind) && isRangeRow(rangeSchemas[kind], value))) return false
  return !prefixKinds.includes(kind) || isPrefix(value.start, value.end)
}

function isPrefix(start: number, end: number): boolean {
  const size = end - start + 1
  return Number.isInteger(Math.log2(size)) && start % size === 0
}

export function isVrpRow(value: unknown): value is VrpRow {
  if (typeof value !== 'object' || value === null) return false
  const { address, length, maxLength, asn, ta, offset, ...others }: Partial<Record<keyof VrpRow, unknown>> = value
  const numbers = [address, length, maxLength, asn, offset]
  if (Object.keys(others).length > 0 || !numbers.every(isUint32)) return false
  if (!(isUint32(address) && isUint32(length) && isUint32(maxLength))) return false
  const isText = ta === null || typeof ta === 'string'
  return isText && length <= maxLength && maxLength <= 32 && address % 2 ** (32 - length) === 0
}

const isUint32 = (value: unknown): value is number => typeof value === 'number' && value >>> 0 === value
