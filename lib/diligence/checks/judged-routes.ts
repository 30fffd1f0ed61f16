/**
 * Which VRPs decide the state of a route (RFC 6811 section 2), as a validator lists them: those that match, and of the
 * others why they do not. Of routes inside the block the Invalid ones alone: a wide block has tens of thousands.
 */
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'
import { keyOfRoute } from '../route-keys.ts'
import { isTelling, routesOver } from './routing.ts'

/** `length`: it has the route's origin, and the route is longer than its maxLength. */
export type JudgingVrp = { prefix: string; asn: number; maxLength: number; fits: 'matches' | 'origin' | 'length' }
export type JudgedRoute = OriginValidation & { vrps: readonly JudgingVrp[] }

/** By `keyOfRoute`; empty without VRPs. */
export function findJudgedRoutes(block: Prefix, evidence: EvidenceSet): ReadonlyMap<string, JudgedRoute> {
  const judged = new Map<string, JudgedRoute>()
  const vrps = evidence.vrps?.table
  if (!vrps) return judged
  for (const { prefix, origin } of routesOver(block, evidence)) {
    const state = vrps.validate(prefix.address, prefix.length, origin)
    const isInside = prefix.length > block.length
    if (isInside ? state.state !== 'invalid' : !isTelling(block, prefix)) continue
    judged.set(keyOfRoute({ prefix: formatPrefix(prefix), origin }), { ...state, vrps: judges(vrps, prefix, origin) })
  }
  return judged
}

/** The widest first; one that several trust anchors have counts once. */
function judges(vrps: VrpIndex, { address, length }: Prefix, origin: number | null): JudgingVrp[] {
  const found = new Map<string, JudgingVrp>()
  for (const index of vrps.covering(address, length)) {
    const { asn, maxLength, ...at } = vrps.row(index)
    const prefix = formatPrefix(prefixAt(at.address, at.length))
    // AS0 matches nothing (RFC 6483 section 4), nor does an AS_SET.
    const hasOrigin = asn !== 0 && asn === origin
    const within = length <= maxLength ? 'matches' : 'length'
    found.set(`${prefix} ${asn} ${maxLength}`, { prefix, asn, maxLength, fits: hasOrigin ? within : 'origin' })
  }
  return [...found.values()]
}
