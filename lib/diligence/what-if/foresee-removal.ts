/** ROA payloads taken away: which live routes rested on them, and which are Invalid by them alone (RFC 6811). */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { validateAmong } from '#lib/routing/validate-among.ts'
import type { VrpRow } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'
import { liveRoutes, type RouteChange } from './revalidate.ts'

export type Removal = {
  /** Valid now, and Invalid or NotFound then. */
  lost: readonly RouteChange[]
  /** Invalid now and NotFound then: no longer dropped. */
  freed: readonly RouteChange[]
}

/** The payloads of one prefix and one ASN, all at once: one by one, each would seem to be spared by the others. */
export type GonePayloads = { block: Prefix; asn: number; maxLengths: readonly number[] }

/** Null without VRPs or without a routing table. Whatever trust anchor has them: the text to remove tells none. */
export function foreseeRemoval(gone: GonePayloads, evidence: EvidenceSet): Removal | null {
  const routes = liveRoutes(gone.block, evidence, 'inside')
  if (!(evidence.vrps && routes)) return null
  const { table } = evidence.vrps
  const changes = routes.flatMap(({ block, prefix, origin }): RouteChange[] => {
    const before = table.validate(block.address, block.length, origin)
    const over = table.covering(block.address, block.length).map((row) => table.row(row))
    const kept = over.filter((vrp) => !isGone(vrp, gone))
    const after = validateAmong(kept, block.length, origin)
    return before === after ? [] : [{ prefix, origin, before, after }]
  })
  return {
    lost: changes.filter(({ before, after }) => before.state === 'valid' && after.state !== 'valid'),
    freed: changes.filter(({ before, after }) => before.state === 'invalid' && after.state === 'not-found'),
  }
}

const isGone = (vrp: VrpRow, { block, asn, maxLengths }: GonePayloads): boolean =>
  vrp.address === block.address && vrp.length === block.length && vrp.asn === asn && maxLengths.includes(vrp.maxLength)
