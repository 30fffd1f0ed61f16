/**
 * What the holder has to publish so that the reader's route becomes Valid, and what that does to the routes of today.
 *
 * RFC 9319: a ROA is minimal, its maxLength the announced length. Only the holder can sign it, and only for space
 * that its own certificate holds (RFC 9582 section 4).
 */
import { formatAsn } from '#lib/address-space/asn.ts'
import { citeRule } from '#lib/registry/transfer-rule.ts'
import type { Dossier, Vrp } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { countHolders, heldAddresses } from './held-rows.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity, share } from './wording.ts'

export type RoaAdvice = {
  /** Null where the route is Valid already, or where nobody can sign that ROA. */
  add: { prefix: string; maxLength: number; asn: string } | null
  /** Why nobody can sign it, as a sentence; null where somebody can. */
  obstacle: string | null
  /** What has to be true before the registry lets the holder sign, as a sentence; null where nothing is known to be. */
  condition: string | null
  /** Routes of today that are NotFound and would be Invalid once that ROA exists. */
  turnsInvalid: readonly string[]
  /** Other origins whose routes for the block its ROAs go on allowing. */
  stillAllowed: readonly Vrp[]
  /** Origins that announce the block now and are not the reader's. */
  announcedBy: readonly (number | null)[]
}

/** Null without an ASN to advise, or where no VRP was imported: then nothing can be advised. */
export function adviseRoa(subject: Subject): RoaAdvice | null {
  const { dossier, particulars } = subject
  const { length } = subject.prefix
  const { prefix, whatIf, rpki, routing } = dossier
  if (!whatIf || whatIf.state === null || rpki === null) return null
  const reserved = explainReservedAsn(whatIf.origin, particulars.reservedAsn)
  const obstacle = reserved ?? (whatIf.state === 'valid' ? null : obstacleTo(subject))
  const add =
    whatIf.state === 'valid' || obstacle !== null ? null : { prefix, maxLength: length, asn: formatAsn(whatIf.origin) }
  return {
    add,
    obstacle,
    condition: add ? conditionOf(subject) : null,
    turnsInvalid: add ? routesTurnedInvalid(dossier, whatIf.origin) : [],
    stillAllowed: rpki.coveringVrps.filter(
      ({ asn, maxLength }) => asn !== 0 && asn !== whatIf.origin && maxLength >= length,
    ),
    announcedBy: (routing?.exact ?? []).flatMap(({ origin }) => (origin === whatIf.origin ? [] : [origin])),
  }
}

const inUse = ['allocated', 'assigned']

/** A sentence where no network can announce from this ASN; AS0 needs no registry to say so. */
export function explainReservedAsn(origin: number, reservation: string | null): string | null {
  if (origin === 0) return 'AS0 is nobody’s: a ROA that names it forbids every route (RFC 6483).'
  if (reservation === null) return null
  return `${formatAsn(origin)} is a special-purpose AS number (IANA: ${reservation}): no route on the Internet may come from it, and no ROA should name it.`
}

function obstacleTo(subject: Subject): string | null {
  const { registrations, prefix } = subject.dossier
  if (registrations === null || registrations.length === 0) return null
  const held = registrations.filter(({ status }) => inUse.includes(status))
  if (held.length === 0) return `No ROA for ${prefix} can be signed: the registries list it as held by nobody.`
  const holders = countHolders(held)
  if (holders > 1)
    return `No one holder can sign a ROA for ${prefix}: its parts are registered to ${holders}, each of whom signs for its own.`
  const addresses = heldAddresses(subject, held)
  return addresses === subject.addresses
    ? null
    : `No ROA for all of ${prefix} can be signed: the statistics list a holder for ${share(addresses, subject.addresses)} alone.`
}

/** A registry that keeps RPKI from legacy space: its holder signs only under an agreement, which no statistics tell. */
function conditionOf(subject: Subject): string | null {
  const { governed } = judgeSubject(subject)
  const bar = governed?.rules.find(({ rule }) => rule === 'legacy-rpki')
  return bar && governed?.legacy ? `By its date it is legacy space. ${bar.says} Rule: ${citeRule(bar)}.` : null
}

/** A first ROA over a block decides over every route inside it that no ROA covered (registries: more-specifics first). */
function routesTurnedInvalid({ prefix, routing }: Dossier, asn: number): string[] {
  const exact = (routing?.exact ?? []).filter(({ state, origin }) => state === 'not-found' && origin !== asn)
  const inside = (routing?.moreSpecifics ?? []).filter(({ state }) => state === 'not-found')
  return [...exact.map((route) => ({ prefix, ...route })), ...inside].map(
    (route) => `${route.prefix} from ${route.origin === null ? 'an AS_SET' : formatAsn(route.origin)}`,
  )
}

const mostNamed = 3

/** ` That ROA alone would make 4 routes of today Invalid (…): ROAs for them come first.` or nothing. */
export function explainTurnedInvalid({ turnsInvalid }: RoaAdvice): string {
  if (turnsInvalid.length === 0) return ''
  const unnamed = turnsInvalid.length - mostNamed
  const named = [...turnsInvalid.slice(0, mostNamed), ...(unnamed > 0 ? [`${unnamed} more`] : [])]
  return ` That ROA alone would turn ${quantity(turnsInvalid.length, 'NotFound route')} Invalid (${enumerate(named)}): ROAs for those that are wanted come first.`
}
