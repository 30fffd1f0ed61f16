/** What a cut of a block strands, as sentences. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { originName } from '../statements/route-words.ts'
import { enumerate, quantity } from '../statements/wording.ts'
import type { SplitForesight } from './foresee-split.ts'
import { named, notChecked, note, type Told, verb, warn } from './foresight-words.ts'
import type { Revalidation, RouteChange } from './revalidate.ts'
import { tellDelegations } from './stranded-words.ts'

export function tellSplit(foresight: SplitForesight): Told[] {
  const { prefix, length, roas, objects, routes, listings, lines, zones, live, toSign, parts } = foresight
  const part = `/${length}`
  return [
    ...(length > 24
      ? [
          warn(
            `A ${part} is longer than /24: most networks do not carry its route, and its reverse zone is no zone of its own (RFC 2317).`,
          ),
        ]
      : []),
    ...tellZones(prefix, length),
    ...tellDelegations(zones),
    ...tellRoas(roas, length),
    ...(live ? tellLost(live, toSign?.length ?? 0) : []),
    ...(live === null && roas !== null ? [notChecked('Which live routes lose their ROA')] : []),
    ...tellKind(
      'routing tables',
      routes && {
        count: routes.length,
        noun: 'live route',
        names: routes.map(({ prefix, origin }) => `${prefix} from ${originName(origin)}`),
        says: 'wider than a part: while one runs, it draws the traffic of every part that is not announced by itself',
      },
    ),
    ...tellKind(
      'route objects',
      objects && {
        count: objects.length,
        noun: 'route object',
        names: objects.map(({ prefix, origin, source }) => `${prefix} from ${formatAsn(origin)} in ${source}`),
        says: 'wider than a part: each names an origin for several parts at once until somebody deletes it',
      },
    ),
    ...tellKind(
      'lists',
      listings && {
        count: listings.length,
        noun: 'list entry',
        names: listings.map(({ list, prefix }) => `${prefix} on ${list}`),
        says: 'over several parts: each part stays listed until the entry goes',
      },
    ),
    ...tellKind(
      'geofeeds',
      lines && {
        count: lines.length,
        noun: 'geofeed line',
        names: lines.map(({ feed, prefix, country }) => `${prefix} ${country ?? 'without a country'} in ${feed}`),
        says: 'over several parts: each part stays placed there until whoever publishes the feed cuts the line',
      },
    ),
    note(`${quantity(parts.length, 'part')} of length ${part}.`),
  ]
}

/** Reverse zones are as wide as an octet, so one of a wide block spans several parts and can be no part's own. */
function tellZones(prefix: string, length: number): Told[] {
  const [address = '', own = ''] = prefix.split('/')
  const zone = Math.max(8, Math.ceil(Number(own) / 8) * 8)
  if (zone >= 24 || zone >= length) return []
  const labels = address.split('.').slice(0, zone / 8)
  const name = `${labels.reverse().join('.')}.in-addr.arpa`
  const count = 2 ** (zone - Number(own))
  const spans =
    count === 1
      ? `The reverse zone of the /${zone}, ${name}, spans several parts`
      : `The ${count} reverse zones of a /${zone} each, ${name} the first, span several parts`
  const instead =
    length > 24
      ? 'the names of a part stay with whoever runs it'
      : `no part can take it over, and each needs the zones of its /${Math.ceil(length / 8) * 8}s delegated instead`
  return [warn(`${spans}: ${instead}.`)]
}

function tellRoas(roas: SplitForesight['roas'], length: number): Told[] {
  const part = `/${length}`
  if (roas === null) return [notChecked('Which ROAs belong to the whole')]
  if (roas.length === 0) return [note('No ROA is wider than a part: none falls with the cut.')]
  const names = enumerate(roas.map(({ prefix, asn }) => `${prefix} ${formatAsn(asn)}`))
  const beyond = roas.filter(({ reaches }) => reaches).length
  return [
    warn(
      `${quantity(roas.length, 'ROA payload')} ${verb(roas.length, 'is', 'are')} wider than a ${part}: ${names}. While ${verb(roas.length, 'it stands', 'they stand')}, a part announced by another AS is Invalid${sayTooShort(roas, length)}, unless another ROA allows it; once one part is transferred, nobody can certify ${verb(roas.length, 'it', 'them')} any more${beyond > 0 ? `, and addresses outside this block lose ${verb(beyond, 'one', String(beyond))} as well` : ''}.`,
    ),
  ]
}

/** The same AS announces a part no better where its maxLength ends before the part's length. */
function sayTooShort(roas: NonNullable<SplitForesight['roas']>, length: number): string {
  const short = roas.filter(({ asn, maxLength }) => asn !== 0 && maxLength < length)
  if (short.length === 0) return ''
  const names = enumerate(short.map(({ prefix, asn, maxLength }) => `${formatAsn(asn)}, ${prefix} up to /${maxLength}`))
  return `, and one announced by the same AS too, by length (${names})`
}

function tellLost(live: Revalidation, signable: number): Told[] {
  const lost = live.changes.filter(({ before, after }) => before.state === 'valid' && after.state !== 'valid')
  const freed = live.changes.filter(({ before, after }) => before.state === 'invalid' && after.state === 'not-found')
  return [
    ...tellUnsigned(live, lost, signable),
    ...(freed.length > 0
      ? [warn(`${quantity(freed.length, 'Invalid route')} would be NotFound, and no longer dropped: ${named(freed)}.`)]
      : []),
  ]
}

function tellUnsigned(live: Revalidation, lost: readonly RouteChange[], signable: number): Told[] {
  if (lost.length === 0) return live.routes === 0 ? [] : [note('No Valid route rests on such a ROA.')]
  return [
    warn(
      `${quantity(lost.length, 'Valid route')} would no longer be Valid: ${named(lost)}. ${signable > 0 ? `${quantity(signable, 'ROA')} signed before, part by part, keep ${verb(signable, 'its route', 'their routes')} Valid.` : 'No ROA for a part can stand in, for these routes are wider than one.'}`,
    ),
  ]
}

type Kind = { count: number; noun: string; names: readonly string[]; says: string }

function tellKind(sources: string, kind: Kind | null): Told[] {
  if (kind === null) return [notChecked(`What ${sources} say of the whole`)]
  if (kind.count === 0) return []
  return [warn(`${quantity(kind.count, kind.noun)} ${kind.says}: ${enumerate(kind.names)}.`)]
}
