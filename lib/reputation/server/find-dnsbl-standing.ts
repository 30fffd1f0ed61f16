/** How a block stands on DNS blocklists now, for whoever reads its dossier. Public, and asks nobody. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { chooseZones } from '../choose-zones.ts'
import type { DnsblStanding, ZoneStanding } from '../dnsbl-standing.ts'
import { dnsblZones } from '../dnsbl-zones.ts'
import { explainCode } from '../read-dnsbl-answer.ts'
import { type CodesOfClass, countByClass, selectZoneStandings } from './dnsbl-standing-store.ts'

export async function findDnsblStanding(_actor: Actor, block: Prefix): Promise<DnsblStanding> {
  const { DNSBL_RESOLVER, DNSBL_KEYS: keys } = environment()
  const { asked, unasked } = chooseZones({ hasResolver: DNSBL_RESOLVER !== undefined, keys })
  try {
    const found = await selectZoneStandings(block)
    const byClass = await countByClass(block, found.flatMap(meaningsOf))
    const zones = asked.map(({ zone }) => found.find((one) => one.zone === zone.id) ?? neverAsked(zone.id))
    return { state: 'known', zones, unasked, byClass }
  } catch (error) {
    // The page is made of files: it does not fall with the database, and says what it could not read.
    makeLog('dnsbl').warn({ error: error instanceof Error ? error.message : error }, 'answers could not be read')
    return { state: 'failed', reason: 'the answers kept here could not be read' }
  }
}

/** A list with several codes for an address counts it in the class of each. */
function meaningsOf({ zone: id, standing }: ZoneStanding): CodesOfClass[] {
  const zone = dnsblZones.find((one) => one.id === id)
  if (!zone) return []
  return standing.flatMap(({ codes }) => {
    const classes = new Set(codes.map((code) => explainCode(zone, code).class))
    return [...classes].map((meaning) => ({ zone: id, codes, class: meaning }))
  })
}

const neverAsked = (zone: string): ZoneStanding => ({
  ...{ zone, asked: 0, unknown: 0, unknownReason: null, oldestAt: null, newestAt: null, resolver: null },
  ...{ standing: [], ended: null, problem: null },
})
