/**
 * What to add or remove so that the records of one line agree, with the text of each object. Whether a route is wanted
 * only a contract tells; without one, what to add holds if it is, and what to remove if it is not.
 */
import type { Rir } from '#lib/registry/rir.ts'
import { longestCarried } from '#lib/routing/announcement.ts'
import { routingRegistryOf } from '#lib/routing/irr-registries.ts'
import { deletionOf, deletionText, roaText, routeObjectText } from '#lib/routing/object-text.ts'
import { findDeletionRule } from '#lib/routing/route-object-deletion.ts'
import { quantity } from '../statements/wording.ts'
import type { Claim } from './collect-claims.ts'
import { type ConflictRow, isSeen, isUnseen, type MendedRow, type Remedy } from './conflict-row.ts'
import { looseLength, type Neighbours } from './judge-claim.ts'
import { type Foresee, type Route, removeRoas, roaRemedy, tightenRoas, type When, withDoubt } from './roa-remedies.ts'

type Wanted = 'yes' | 'no' | 'not-known'

export type ObjectKey = { prefix: string; origin: number; source: string }
/** The registry's own text of an object, where it may be shown; null where it may not, or is not kept. */
export type RecordOf = (object: ObjectKey) => string | null

/** What the remedies of a row want deleted. */
export const objectsToRemove = (row: MendedRow): ObjectKey[] => row.remedies.flatMap((one) => toRemove(row, one) ?? [])

/** The row with the registry's text of each of them: a piece of a file each, so only of rows that somebody reads. */
export function withRecords(row: MendedRow, recordOf: RecordOf): MendedRow {
  const remedies = row.remedies.map((remedy): Remedy => {
    const object = toRemove(row, remedy)
    const record = object && recordOf(object)
    return record === null ? remedy : { ...remedy, text: deletionOf(record) }
  })
  return { ...row, remedies }
}

function toRemove({ prefix, origin }: ConflictRow, { does, object, at }: Remedy): ObjectKey | null {
  return origin !== null && does === 'remove' && object === 'route-object' ? { prefix, origin, source: at } : null
}

type Asked = { rir: Rir | null; foresee: Foresee }

export function proposeRemedies(claim: Claim, around: Neighbours, { rir, foresee }: Asked): Remedy[] {
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
    ...(wanted === 'yes' ? [] : removals(claim, route, { when: wanted === 'no' ? 'always' : 'if-unwanted' })),
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
  // What is not carried, nobody is told to vouch for.
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

function removals(claim: Claim, route: Route, { when }: Pick<When, 'when'>): Remedy[] {
  // A route that runs and is allowed needs nothing removed unless a contract says so.
  const isLeftOver = when === 'always' || isUnseen(claim) || claim.validates.state === 'invalid'
  if (!isLeftOver) return []
  return (claim.registered ?? []).map(
    (object): Remedy => ({
      ...{ does: 'remove', object: 'route-object', at: object.source, when },
      says: whoDeletes(object.source),
      text: deletionText({ ...route, ...object }),
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
