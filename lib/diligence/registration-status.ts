/**
 * The status of a block's registration: the one place that every verdict, statement and command takes it from.
 *
 * What somebody had RDAP asked within a week answers, and else, or where that is younger, the database of the registry
 * in charge while it is fresh. Statistics tell no status.
 */
import { type AddressRange, parseRange } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { InnerStatuses } from '#lib/registry/weigh-status.ts'
import type { InetnumFinding } from './checks/inetnums.ts'
import { momentOf, sourceStatus } from './current-snapshots.ts'
import type { Dossier, SourceStatus } from './dossier.ts'
import { inetnumsOfRegistry } from './registry-databases.ts'
import { sourceOf } from './source-catalogue.ts'
import { governingRir, heldRows, rangeOfRow } from './statements/held-rows.ts'
import { transferSince } from './statements/newest-transfer.ts'
import type { Subject } from './statements/subject.ts'

export type RegistrationStatus = {
  /** Of all of the block, in the words of the registry; null where only `inner` tells any. */
  status: string | null
  inner: InnerStatuses | null
  /** Who told: whoever asked, RDAP, or a database by its id. */
  source: 'given' | 'rdap' | (string & {})
  title: string
  /** A day, or an instant; null of what is undated or was given. */
  asOf: string | null
  /** When a dump was imported. */
  fetchedAt: string | null
}

type Facts = Pick<Subject, 'dossier' | 'particulars'>

/** Null where nothing fresh tells one. */
export function registrationStatusOf({ dossier, particulars }: Facts): RegistrationStatus | null {
  const { registrationStatus: status, registration } = particulars
  if (status !== null && registration === null)
    return { status, inner: null, source: 'given', title: 'the status that was given', asOf: null, fetchedAt: null }
  const database = tellDatabase({ dossier, particulars })
  const rdap = registration && status !== null ? { status, asOf: registration.at } : null
  if (rdap === null) return database
  if (database?.status != null && isYounger(database, rdap)) return database
  return { ...rdap, inner: database?.inner ?? null, source: 'rdap', title: 'RDAP', fetchedAt: null }
}

/** An undated dump may be of any day before its import, so that it displaces no dated answer. */
const isYounger = ({ asOf }: RegistrationStatus, rdap: { asOf: string }): boolean =>
  asOf !== null && momentOf(asOf) > momentOf(rdap.asOf)

function tellDatabase(facts: Facts): RegistrationStatus | null {
  const database = findOwnDatabase(facts)
  if (database?.state !== 'observed') return null
  const { source, asOf, fetchedAt, around, inner } = database.finding
  const own = around !== null && isOfBlock(facts.dossier, rangeFrom(around.range)) ? around : null
  // What was not touched since the block was transferred may be of the holder before, and so may what that one gave on
  // inside it: neither tells anything of a sale by the holder of now.
  if (own !== null && transferSince(own.changed, facts.dossier.transfers ?? []) !== null) return null
  const status = own?.status ?? null
  if (status === null && inner.parts.length === 0) return null
  return { status, inner, source, title: sourceOf(source, 'inetnums').title, asOf, fetchedAt }
}

export type OwnDatabase = { finding: InetnumFinding; state: SourceStatus }

/** The database of the registry in charge, which alone has more than placeholders of it; null where it was not imported. */
export function findOwnDatabase({ dossier, particulars: { inetnums } }: Facts): OwnDatabase | null {
  const rir = governingRir(dossier)
  const own = rir && inetnumsOfRegistry(rir)
  const finding = inetnums?.find(({ source }) => source === own)
  if (!finding) return null
  const { asOf, fetchedAt, fault } = finding
  const imported = { current: { asOf, fetchedAt }, fault }
  return { finding, state: sourceStatus(sourceOf(finding.source, 'inetnums'), imported, dossier.at) }
}

/** Databases have objects around whole /8s, some with the status of a registration: wider than what is registered, it is none. */
function isOfBlock({ registrations }: Dossier, around: AddressRange): boolean {
  const held = heldRows(registrations ?? []).map(rangeOfRow)
  const first = Math.min(...held.map(({ start }) => start))
  const last = Math.max(...held.map(({ end }) => end))
  return first <= around.start && around.end <= last
}

function rangeFrom(text: string): AddressRange {
  const range = parseRange(text)
  invariant(range.ok, 'a finding writes its ranges canonically')
  return range.value
}
