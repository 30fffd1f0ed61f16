/** ROAs to sign and to remove. Before one is removed stand those for the live routes that rest on it. */
import { type Confidence, explainConfidence } from '#lib/kernel/confidence.ts'
import { type Rir, registryTitle } from '#lib/registry/rir.ts'
import { roaText } from '#lib/routing/object-text.ts'
import { findRoaDesk } from '#lib/routing/roa-desk.ts'
import { originName } from '../statements/route-words.ts'
import { enumerate, quantity } from '../statements/wording.ts'
import type { GonePayloads, Removal } from '../what-if/foresee-removal.ts'
import type { RouteChange } from '../what-if/revalidate.ts'
import type { Claim } from './collect-claims.ts'
import type { Remedy } from './conflict-row.ts'

export type Route = { prefix: string; origin: number }
export type When = Pick<Remedy, 'when'> & { rir: Rir | null }
/** What comes of it if the payloads go; null where that could not be asked. */
export type Foresee = (gone: GonePayloads) => Removal | null

/** More texts than these nobody copies by hand. */
const mostTexts = 64

export function roaRemedy(does: Remedy['does'], roa: Route & { maxLength: number }, { rir, when }: When): Remedy {
  const desk = rir && findRoaDesk(rir)
  return {
    ...{ does, object: 'roa', at: rir ? registryTitle(rir) : 'the registry that holds it', when },
    says: desk
      ? withDoubt(`The holder alone can, in ${desk.where}.${desk.beside ? ` ${desk.beside}` : ''}`, desk)
      : 'The holder alone can, at the registry whose certificate holds the space.',
    text: roaText(roa),
  }
}

/** All payloads of a line that is not wanted, or that forbids (AS0). */
export function removeRoas(claim: Claim, route: Route, { rir, when, foresee }: When & { foresee: Foresee }): Remedy[] {
  const maxLengths = lengthsOf(claim)
  if (maxLengths.length === 0) return []
  const removal = foresee({ block: claim.block, asn: route.origin, maxLengths })
  // Where a deal does not want this origin, its other routes here are as little wanted.
  const kept = when === 'always' ? [] : (removal?.lost ?? [])
  return [
    ...addFirst(kept.flatMap(routeOf), { rir, when: 'if-wanted' }),
    ...removeAll(route, maxLengths, { rir, when, says: `${sayAs0(route)}${sayRemoval(removal, maxLengths.length)}` }),
  ]
}

/** A minimal ROA for each route that is live, then no more than those (RFC 9319). */
export function tightenRoas(claim: Claim, route: Route, { rir, when, foresee }: When & { foresee: Foresee }): Remedy[] {
  const { length } = claim.block
  const loose = lengthsOf(claim).filter((maxLength) => maxLength > length)
  const removal = foresee({ block: claim.block, asn: route.origin, maxLengths: loose })
  const lost = (removal?.lost ?? []).flatMap(routeOf)
  const isOwnKept = claim.roas.some(({ maxLength }) => maxLength === length)
  const isOwnNamed = lost.some(({ prefix }) => prefix === route.prefix)
  const first = isOwnKept || isOwnNamed ? lost : [route, ...lost]
  const says = `Then no length is allowed that is not announced (RFC 9319).${sayRemoval(removal, loose.length)}`
  return [...addFirst(first, { rir, when }), ...removeAll(route, loose, { rir, when: 'always', says })]
}

const lengthsOf = ({ roas }: Claim): number[] => [...new Set(roas.map(({ maxLength }) => maxLength))]

const routeOf = ({ prefix, origin }: RouteChange): Route[] => (origin === null ? [] : [{ prefix, origin }])

const removeAll = (route: Route, lengths: readonly number[], { rir, when, says }: When & { says: string }): Remedy[] =>
  lengths.map((maxLength) => {
    const remedy = roaRemedy('remove', { ...route, maxLength }, { rir, when })
    return { ...remedy, says: `${remedy.says} ${says.trim()}`.trim() }
  })

/** Of each its own, as long as it is announced. */
function addFirst(routes: readonly Route[], asked: When): Remedy[] {
  const [first] = routes
  if (!first) return []
  const texts = routes
    .slice(0, mostTexts)
    .map((route) => roaText({ ...route, maxLength: Number(route.prefix.split('/')[1]) }))
  const rest = routes.length - texts.length
  const remedy = roaRemedy('add', { ...first, maxLength: 32 }, asked)
  const left = rest > 0 ? ` Of ${quantity(routes.length, 'ROA')} the first ${texts.length} stand here.` : ''
  return [{ ...remedy, says: `First, before any is removed. ${remedy.says}${left}`, text: texts.join('\n\n') }]
}

const sayAs0 = ({ origin }: Route): string =>
  origin === 0
    ? 'It can stay where a route is wanted: a ROA for the AS of that route makes it Valid beside it (RFC 6483).'
    : ''

function sayRemoval(removal: Removal | null, payloads: number): string {
  if (removal === null) return ' Which live routes rest on it was not checked.'
  const { lost, freed } = removal
  const by = payloads === 1 ? 'it' : `the ${payloads} of this pair`
  const into = [...new Set(lost.map(({ after }) => (after.state === 'invalid' ? 'Invalid' : 'NotFound')))].sort()
  return [
    lost.length > 0 &&
      ` ${quantity(lost.length, 'live route')} ${lost.length === 1 ? 'is' : 'are'} Valid by ${by} alone and would turn ${into.join(' or ')}: ${named(lost)}. ROAs for those that are wanted come first.`,
    freed.length > 0 &&
      ` ${quantity(freed.length, 'Invalid live route')} would turn NotFound, and no longer be dropped: ${named(freed)}.`,
  ]
    .filter((part) => part !== false)
    .join('')
}

const named = (routes: readonly RouteChange[]): string =>
  enumerate(routes.map(({ prefix, origin }) => `${prefix} from ${originName(origin)}`))

/** `... (unconfirmed).` where the row behind the sentence was not checked. */
export const withDoubt = (sentence: string, { confidence }: { confidence: Confidence }): string =>
  confidence === 'verified' ? sentence : `${sentence.replace(/\.$/, '')} (${explainConfidence(confidence)}).`
