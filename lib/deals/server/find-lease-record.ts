/** What this market knows of an AS as a lessee, for anybody: how its leases here ended, and nothing of whom or what. */
import { chooseWorldOfAsn } from '#lib/diligence/server/choose-world.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { type LeaseRecord, recordLeases } from '../lease-record.ts'
import { selectNow } from './deal-store.ts'
import { selectLeaseEvents } from './lease-record-store.ts'

/** `not-here`: no market runs in the world that the AS is of. */
export type FoundLeases = { state: 'known'; record: LeaseRecord } | { state: 'unreadable' } | { state: 'not-here' }

export async function findLeaseRecord(actor: Actor, asn: number): Promise<FoundLeases> {
  if (chooseWorldOfAsn(asn).id !== environment().DOTQUAD_WORLD) return { state: 'not-here' }
  try {
    const [events, now] = await Promise.all([selectLeaseEvents(actor, asn), selectNow()])
    return { state: 'known', record: recordLeases(events, now) }
  } catch (error) {
    // The dossier is made of files: it does not fall with the database, and says what it could not read.
    makeLog('deals').warn({ error: error instanceof Error ? error.message : error }, 'leases could not be read')
    return { state: 'unreadable' }
  }
}
