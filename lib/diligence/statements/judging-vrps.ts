/** The state of a route and the VRPs that decide it, in cells of a table. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { JudgingVrp } from '../checks/judged-routes.ts'
import type { Particulars } from '../particulars.ts'
import { keyOfRoute, type Route } from '../route-keys.ts'
import { stateName } from './route-words.ts'
import { enumerate } from './wording.ts'

const mostNamed = 6

/** `240.0.64.0/18 for AS64500, up to /20: too long`; null where the route was not judged. */
export function vrpsOf({ judgedRoutes }: Particulars, route: Route): string | null {
  const judged = judgedRoutes.get(keyOfRoute(route))
  if (!judged) return null
  return judged.vrps.length === 0 ? 'none covers it' : enumerate(judged.vrps.map(nameVrp), mostNamed)
}

/** `Invalid, length`; null where the route was not judged. */
export function judgedState({ judgedRoutes }: Particulars, route: Route): string | null {
  const judged = judgedRoutes.get(keyOfRoute(route))
  return judged ? stateName(judged.state, judged.reason) : null
}

function nameVrp({ prefix, asn, maxLength, fits }: JudgingVrp): string {
  const own = Number(prefix.slice(prefix.indexOf('/') + 1))
  const upTo = maxLength > own ? `, up to /${maxLength}` : ''
  return `${prefix} for ${formatAsn(asn)}${upTo}${asn === 0 ? ': allows nobody' : against[fits]}`
}

const against = { matches: ': matches', origin: ': another AS', length: ': the route is longer' } as const
