/** RDAP over HTTP (RFC 7480) for the registries of a simulated world: which answer a path gets, and how often one may ask. */

import { parseAddress } from '#lib/address-space/address.ts'
import { formatPrefix, parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { holderIdOf } from '../world/organisations.ts'
import type { DeskView } from './desk.ts'
import { autnumAnswer, bootstrapAnswer, entityAnswer, findHoldings, networkAnswer } from './rdap.ts'
import type { Reply } from './reply.ts'

/** Answers `path`, which begins behind the service's own: `ip/240.0.0.0/22`, `entity/…`, `autnum/…`, `ipv4.json`. */
export function answerRdap({ world, day, at }: DeskView, base: string, path: string): Reply {
  const place = { world, day, base }
  const [kind = '', ...rest] = path.split('/')
  const asked = rest.join('/').replace(/%2f/i, '/')
  if (path === 'ipv4.json') return json(200, bootstrapAnswer(base, at))
  if (kind === 'help') return json(200, { rdapConformance: ['rdap_level_0'], notices: [] })
  if (kind === 'ip') {
    const block = blockOf(asked)
    if (block === null) return problem(400, `${asked} is no IPv4 address and no prefix.`)
    const [holding] = findHoldings(place, block)
    return holding ? json(200, networkAnswer(place, holding)) : problem(404, `Nobody holds ${formatPrefix(block)}.`)
  }
  if (kind === 'entity') {
    const found = world.organisations.find((organisation) => holderIdOf(world.seed, organisation) === asked)
    return found ? json(200, entityAnswer(place, found)) : problem(404, `There is no entity ${asked}.`)
  }
  if (kind === 'autnum') {
    const found = world.organisations.find(({ asn }) => String(asn) === asked)
    return found ? json(200, autnumAnswer(place, found)) : problem(404, `AS${asked} is nobody's here.`)
  }
  return problem(400, 'Ask for ip/, autnum/ or entity/.')
}

function blockOf(text: string) {
  const prefix = parsePrefix(text)
  if (prefix.ok) return prefix.value
  const address = parseAddress(text)
  return address.ok ? prefixAt(address.value, 32) : null
}

const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/rdap+json', 'access-control-allow-origin': '*' },
  body: JSON.stringify(body),
})

/** RFC 9083 section 6. */
export const problem = (status: number, title: string): Reply =>
  json(status, { rdapConformance: ['rdap_level_0'], errorCode: status, title })

const minuteMs = 60_000

/** Whether one more question of this client is answered now: at most so many a minute. `now` in milliseconds. */
export function questionLimit(perMinute: number): (client: string, now: number) => boolean {
  const asked = new Map<string, { since: number; questions: number }>()
  return (client, now) => {
    const known = asked.get(client)
    const window = known && now - known.since < minuteMs ? known : { since: now, questions: 0 }
    asked.set(client, { ...window, questions: window.questions + 1 })
    return window.questions < perMinute
  }
}
