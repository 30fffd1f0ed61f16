/**
 * What to add or remove so that the records of one line agree, with the text of each object. Whether a route is wanted
 * only a contract tells; without one, what to add holds if it is, and what to remove if it is not.
 */
import type { Rir } from '#lib/registry/rir.ts'
import { routingRegistryOf } from '#lib/routing/irr-registries.ts'
import { deletionText, roaText, routeObjectText } from '#lib/routing/object-text.ts'
import { findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import { quantity } from '../statements/wording.ts'
import type { Claim } from './collect-claims.ts'
import { isSeen, isUnseen, type Remedy } from './conflict-row.ts'
import { looseLength, type Neighbours } from './judge-claim.ts'
import { type Foresee, type Route, removeRoas, roaRemedy, tightenRoas, type When, withDoubt } from './roa-remedies.ts'

type Wanted = 'yes' | 'no' | 'not-known'

/** A route longer than this is not carried, so nobody is told to vouch for it. */
const longestCarried = 24

/** `recordOf` gives the registry's own text of an object, where it may be shown; null where it may not, or is not kept. */
export type RecordOf = (object: { prefix: string; origin: number; source: string }) => string | null

type Asked = { rir: Rir | null; recordOf: RecordOf; foresee: Foresee }

export function proposeRemedies(claim: Claim, around: Neighbours, { rir, recordOf, foresee }: Asked): Remedy[] {
  // A wider block is its own holder's to mend; an AS_SET is no origin that anything could be signed for.
  if (claim.relation === 'covers' || claim.origin === null) return []
  const route = { prefix: claim.prefix, origin: claim.origin }
  // AS0 announces nothing that anybody could want: what it forbids may be.
  const wanted = route.origin === 0 ? 'not-known' : wantedOf(claim)
  const isLoose = wanted !== 'no' && looseLength(claim, around) !== null && (wanted === 'yes' || isSeen(claim))
  return [
    ...(wanted === 'no'
      ? []
      : additions(claim, route, { rir, around, when: wanted === 'yes' ? 'always' : 'if-wanted' })),
    ...(wanted === 'yes' ? [] : removals(claim, route, { recordOf, when: wanted === 'no' ? 'always' : 'if-unwanted' })),
    ...(wanted !== 'yes' && areRoasLeftOver(claim, wanted)
      ? removeRoas(claim, route, { rir, foresee, when: wanted === 'no' ? 'always' : 'if-unwanted' })
      : []),
    ...(isLoose ? tightenRoas(claim, route, { rir, foresee, when: wanted === 'yes' ? 'always' : 'if-wanted' }) : []),
  ]
}

function wantedOf({ may: { answer } }: Claim): Wanted {
  if (answer === 'may' || answer === 'not-yet') return 'yes'
  return answer === 'must-withdraw' || answer === 'another' ? 'no' : 'not-known'
}

/** Those of AS0 always: it is never seen, with or without a table. */
const areRoasLeftOver = (claim: Claim, wanted: Wanted): boolean =>
  wanted === 'no' || claim.origin === 0 || isUnseen(claim)

/** Of routes that somebody announces or may announce: an unused record is no reason to add another. */
function additions(claim: Claim, route: Route, { rir, around, when }: When & { around: Neighbours }): Remedy[] {
  const { length } = claim.block
  const isUsed = (isSeen(claim) && route.origin !== 0) || claim.may.answer === 'may' || claim.may.answer === 'not-yet'
  if (!isUsed || length > longestCarried) return []
  const needsRoa = claim.validates.state === 'invalid' || claim.validates.state === 'not-found'
  const home = rir && routingRegistryOf(rir)
  // A registry that was not asked may have the object already.
  const isMissing =
    around.isHomeAsked && claim.registered?.some(({ authority }) => authority === 'authoritative') === false
  return [
    ...(needsRoa
      ? [firstRoa(roaRemedy('add', { ...route, maxLength: length }, { rir, when }), claim, around.bare)]
      : []),
    ...(home && isMissing
      ? [
          {
            ...({ does: 'add', object: 'route-object', at: home.source, when } as const),
            says: `${withDoubt(home.says, home)}${needsRoa ? ' First the ROA: registries that look at the RPKI refuse an Invalid object.' : ''}`,
            text:
              home.made === 'from-roas'
                ? roaText({ ...route, maxLength: length })
                : routeObjectText({ ...route, source: home.source }),
          },
        ]
      : []),
  ]
}

function removals(
  claim: Claim,
  route: Route,
  { recordOf, when }: Pick<When, 'when'> & { recordOf: RecordOf },
): Remedy[] {
  // A route that runs and is allowed needs nothing removed unless a contract says so.
  const isLeftOver = when === 'always' || isUnseen(claim) || claim.validates.state === 'invalid'
  if (!isLeftOver) return []
  return (claim.registered ?? []).map(
    (object): Remedy => ({
      ...{ does: 'remove', object: 'route-object', at: object.source, when },
      says: whoDeletes(object.source),
      text: deletionText({ ...route, ...object }, recordOf({ ...route, source: object.source })),
    }),
  )
}

/** A first ROA decides over every route under it; one beside others over none but its own. */
function firstRoa(remedy: Remedy, { validates }: Claim, bare: number): Remedy {
  if (validates.state !== 'not-found' || bare === 0) return remedy
  const others = quantity(bare, 'other live route')
  return {
    ...remedy,
    says: `${remedy.says} Alone it turns ${others} under it Invalid: ROAs for those that are wanted come first.`,
  }
}

function whoDeletes(source: string): string {
  const rule = findDeletionRule(source)
  return rule ? withDoubt(`${rule.says}.`, rule) : `Who can delete objects from ${source} is not known.`
}
