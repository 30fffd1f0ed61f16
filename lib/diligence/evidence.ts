/** The current snapshots of a world, opened: what a check may look at. Null or empty means never imported. */
import type { RangeSchema, RangeTable } from '#lib/address-space/range-table.ts'
import type { asnRegistrationSchema } from '#lib/registry/asn-registration.ts'
import type { ianaBlockSchema } from '#lib/registry/iana-block.ts'
import type { inetnumSchema } from '#lib/registry/inetnum.ts'
import type { pendingTransferSchema } from '#lib/registry/pending-transfer.ts'
import type { registrationSchema } from '#lib/registry/registration.ts'
import type { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import type { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import type { transferSchema } from '#lib/registry/transfer.ts'
import type { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import type { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import type { blocklistSchema } from '#lib/reputation/blocklist.ts'
import type { announcementSchema } from '#lib/routing/announcement.ts'
import type { asSetMemberSchema } from '#lib/routing/as-set.ts'
import type { AspaIndex } from '#lib/routing/aspa-index.ts'
import type { LocalExceptions } from '#lib/routing/local-exceptions.ts'
import type { roaEndSchema } from '#lib/routing/roa-end.ts'
import type { routeObjectSchema } from '#lib/routing/route-object.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { DossierSource } from './dossier.ts'
import type { locationSchema } from './location-row.ts'
import type { ReadingFault } from './reading-fault.ts'
import type { Snapshot } from './snapshot.ts'

export type Opened<T> = { snapshot: Snapshot; table: T }
type OpenedTable<S extends RangeSchema> = Opened<RangeTable<S>>

export type EvidenceSet = {
  registrations: readonly OpenedTable<typeof registrationSchema>[]
  /** Of AS numbers: no fact of a block rests on them. */
  asnRegistrations: readonly OpenedTable<typeof asnRegistrationSchema>[]
  transfers: readonly OpenedTable<typeof transferSchema>[]
  /** Of the same logs, where they tell what is under way; no check of a dossier rests on them. */
  pendingTransfers: readonly OpenedTable<typeof pendingTransferSchema>[]
  /** What validation uses: the published VRPs with local exceptions, where an operator has any, applied. */
  vrps: Opened<VrpIndex> | null
  /** `published` is null without VRPs: then there is nothing to make an exception to. */
  localExceptions: (Opened<LocalExceptions> & { published: VrpIndex | null }) | null
  aspas: Opened<AspaIndex> | null
  /** When ROAs end, where the current VRPs come from an export that tells. */
  roaEnds: OpenedTable<typeof roaEndSchema> | null
  announcements: readonly OpenedTable<typeof announcementSchema>[]
  routeObjects: readonly OpenedTable<typeof routeObjectSchema>[]
  /** Ranges in the registries' databases; no check of a dossier rests on them. */
  inetnums: readonly OpenedTable<typeof inetnumSchema>[]
  /** Who the sets of routing registries name; no check of a dossier rests on them. */
  asSets: readonly OpenedTable<typeof asSetMemberSchema>[]
  blocklists: readonly OpenedTable<typeof blocklistSchema>[]
  asnDrop: OpenedTable<typeof asnDropSchema> | null
  specialPurpose: OpenedTable<typeof specialPurposeSchema> | null
  specialAsns: OpenedTable<typeof specialAsnSchema> | null
  /** IANA's table of /8s; no check of a dossier rests on it. */
  ianaBlocks: OpenedTable<typeof ianaBlockSchema> | null
  transferLocks: OpenedTable<typeof transferLockSchema> | null
  registryConflicts: OpenedTable<typeof registryConflictSchema> | null
  /** Providers' files of where addresses are, one a provider. */
  locations: readonly OpenedTable<typeof locationSchema>[]
  /** What networks publish of it themselves (RFC 8805), one a feed. */
  geofeeds: readonly OpenedTable<typeof locationSchema>[]
  /** Their states at the moment asked about; no check of a dossier rests on them. */
  locationSources: readonly DossierSource[]
  /** By source id, what keeps a source from being read any further. */
  faults: ReadonlyMap<string, ReadingFault>
  /** Of the sources that stand neither among these nor among `sources` those that cannot be read any further. */
  besideSources: readonly DossierSource[]
  /** Every source of the catalogue and of the world, with its state at the moment asked about. */
  sources: readonly DossierSource[]
}
