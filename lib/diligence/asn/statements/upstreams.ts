/** Which networks collectors saw beside the AS, where RIPEstat was asked: a place in a path, and no contract. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { OutsideAnswer } from '../../outside.ts'
import { failureWords } from '../../outside-failure.ts'
import { enumerate, formatAsOf, formatCount, quantity } from '../../statements/wording.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import type { Neighbour, NeighboursSeen } from '../neighbours.ts'
import { type AsnStatement, tableOf, unasked } from './asn-statement.ts'

/** `canAsk`: services outside know the world that the AS is in. `answer` is null where nobody asked lately. */
export type AskedNeighbours = { canAsk: boolean; answer: OutsideAnswer<NeighboursSeen> | null }

const topic = { topic: 'upstreams', title: 'Upstreams seen' } as const
const question = 'Which networks carry its routes'
const onlyInPaths = 'Neighbours are seen in AS paths, and none of the formats imported here has them'

export function stateUpstreams(dossier: AsnDossier, { canAsk, answer }: AskedNeighbours): AsnStatement {
  if (answer?.state === 'answered') return stateSeen(dossier, answer.value)
  if (answer?.state === 'unanswered') {
    return {
      ...unasked({ ...topic, text: `${question}: not known. RIPEstat was asked, and ${failureWords[answer.reason]}.` }),
      answers: [{ answer: 'failed', count: null }],
      isOfKeptAnswers: true,
    }
  }
  return unasked({ ...topic, text: `${question}: not checked. ${onlyInPaths}; ${sayWhyUnasked(canAsk, answer)}.` })
}

function sayWhyUnasked(canAsk: boolean, answer: { state: 'offline' } | null): string {
  if (!canAsk) return 'no service outside knows this world'
  return answer === null ? 'RIPEstat has them, and is asked below' : 'this house asks no service outside'
}

function stateSeen(dossier: AsnDossier, seen: NeighboursSeen): AsnStatement {
  const { left, right, uncertain } = seen
  const isAny = left.count + right.count + uncertain.count > 0
  return {
    ...{ ...topic, severity: 'notice', headline: null, basis: [] },
    answers: [{ answer: left.count > 0 ? 'found' : 'nothing-found', count: null }],
    text: isAny ? sayAll(dossier, seen) : sayNone(dossier, seen),
    asked: `RIPEstat’s AS paths of ${formatAsOf(seen.asOf)}`,
    facts: tableOfSides(dossier, seen),
    isOfKeptAnswers: true,
  }
}

function sayNone({ asn }: AsnDossier, { asOf, onlyIpv6 }: NeighboursSeen): string {
  return `RIPEstat had no IPv4 path with ${formatAsn(asn)} in it on ${formatAsOf(asOf)}, so no upstream was seen.${sayIpv6(onlyIpv6)}`
}

function sayAll(dossier: AsnDossier, { left, right, uncertain, onlyIpv6 }: NeighboursSeen): string {
  const asn = formatAsn(dossier.asn)
  const names = enumerate([...left.foremost.slice(0, mostNamed).map(nameOf), ...countRest(left.count)], mostNamed + 1)
  return [
    left.count === 0
      ? `No network was seen between ${asn} and the collectors.`
      : `Between ${asn} and the collectors ${left.count === 1 ? 'stands' : 'stand'} ${names}${left.count > 1 ? ', most seen first' : ''}.`,
    ...sayAttested(dossier, left.foremost),
    ...(right.count > 0
      ? [`${quantity(right.count, 'network')} ${right.count === 1 ? 'stands' : 'stand'} behind it.`]
      : []),
    ...(uncertain.count > 0
      ? [
          `${formatCount(uncertain.count)} more were seen by their own session with a collector alone, which tells nothing.`,
        ]
      : []),
    'A place in a path was observed and is no contract: a peer, or a leaked route, looks like an upstream.',
  ]
    .join(' ')
    .concat(sayIpv6(onlyIpv6))
}

const mostNamed = 4
const nameOf = ({ asn }: Neighbour): string => formatAsn(asn)
const countRest = (count: number): string[] => (count > mostNamed ? [`${formatCount(count - mostNamed)} more`] : [])

const sayIpv6 = (count: number): string =>
  count === 0 ? '' : ` Paths of IPv6 alone have ${quantity(count, 'more neighbour')}.`

/** What it says itself of its providers (ASPA), against what was seen. A peer to the left is in order, and not among them. */
function sayAttested({ providers }: AsnDossier, left: readonly Neighbour[]): string[] {
  if (providers.answer !== 'found' || left.length === 0) return []
  const others = left.filter(({ asn }) => !providers.providers.includes(asn))
  return [
    others.length === 0
      ? 'It attests each of them as its provider (ASPA).'
      : `It does not attest ${enumerate(others.map(nameOf), mostNamed)} as its provider (ASPA): a peer, or a leak.`,
  ]
}

const places = {
  left: 'left: nearer to the collectors',
  right: 'right: behind it',
  uncertain: 'left, uncertain',
} as const

function tableOfSides({ providers }: AsnDossier, { left, right, uncertain }: NeighboursSeen) {
  const sides = { left, right, uncertain }
  const rows = (['left', 'right', 'uncertain'] as const).flatMap((side) =>
    sides[side].foremost.map((neighbour) => ({ ...neighbour, side })),
  )
  const table = tableOf(
    [
      { title: 'Network', holds: 'asn' },
      { title: 'In the path', holds: 'text' },
      { title: 'AS paths', holds: 'number' },
      { title: 'Sightings, IPv4', holds: 'number' },
      { title: 'Attested (ASPA)', holds: 'text' },
    ],
    rows,
    ({ asn, side, paths, sightings }) => [
      ...[formatAsn(asn), places[side], paths, sightings, sayIsAttested(providers, asn)],
    ],
  )
  return table && { ...table, total: left.count + right.count + uncertain.count }
}

function sayIsAttested(attested: AsnDossier['providers'], asn: number): string {
  if (attested.answer === 'not-checked') return 'not checked'
  if (attested.answer === 'failed') return 'not known'
  if (attested.answer === 'nothing-found') return 'it attests none'
  return attested.providers.includes(asn) ? 'yes' : 'no'
}
