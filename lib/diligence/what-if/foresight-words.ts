/** A plan's consequences as sentences, the ones that matter first. What was not imported is said not to be checked. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { RoutingRegistry } from '#lib/routing/irr-registries.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import { originName, stateName } from '../statements/route-words.ts'
import type { Severity } from '../statements/statement.ts'
import { enumerate, quantity, sentenceCase } from '../statements/wording.ts'
import type { RoaForesight } from './foresee-roa.ts'
import type { RouteForesight } from './foresee-route.ts'
import type { Revalidation, RouteChange } from './revalidate.ts'

/** Never `good`: a plan is not a record. */
export type Told = { severity: Exclude<Severity, 'good'>; text: string }

export const warn = (text: string): Told => ({ severity: 'warning', text })
export const note = (text: string): Told => ({ severity: 'notice', text })

export const notChecked = (what: string) => note(`${what}: not checked, no source for it was imported.`)

/** `Invalid by length`, as a sentence takes it. */
const stateWord = ({ state, reason }: OriginValidation): string =>
  reason === null ? stateName(state, reason) : `Invalid by ${reason}`

export const turned = ({ changes }: Revalidation, into: OriginValidation['state']): readonly RouteChange[] =>
  changes.filter(({ before, after }) => after.state === into && before.state !== into)

export const named = (routes: readonly { prefix: string; origin: number | null }[]): string =>
  enumerate(routes.map(({ prefix, origin }) => `${prefix} from ${originName(origin)}`))

export const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export function tellRoa(foresight: RoaForesight): Told[] {
  const { roa, obstacles, condition, isThere, ownRoute, live, objectsTurned, isLoose } = foresight
  const own = `the route ${roa.prefix} from ${formatAsn(roa.asn)}`
  return [
    ...obstacles.map(warn),
    ...(isThere ? [note('This very payload is there already: nothing would change.')] : []),
    ...(ownRoute === null ? [notChecked('What it makes of routes')] : [tellOwnRoute(own, roa.asn, ownRoute)]),
    ...(ownRoute !== null && live === null ? [notChecked('Which live routes it changes')] : []),
    ...(live ? tellLive(live) : []),
    ...(objectsTurned && objectsTurned.length > 0
      ? [
          warn(
            `${quantity(objectsTurned.length, 'route object')} would contradict it: ${enumerate(objectsTurned.map((one) => `${one.prefix} from ${formatAsn(one.origin)} in ${one.source}`))}. Registries that look at the RPKI then hide ${verb(objectsTurned.length, 'it', 'them')}.`,
          ),
        ]
      : []),
    ...(objectsTurned === null && ownRoute !== null ? [notChecked('Which route objects it contradicts')] : []),
    ...(isLoose
      ? [
          note(
            `Its maxLength ${roa.maxLength} allows more than ${formatAsn(roa.asn)} announces: who forges that origin could use the rest (RFC 9319).`,
          ),
        ]
      : []),
    ...(condition === null ? [] : [note(condition)]),
  ]
}

function tellOwnRoute(own: string, asn: number, { before, after }: NonNullable<RoaForesight['ownRoute']>): Told {
  if (asn === 0) return note('A ROA for AS0 allows nobody: every route under it that no other ROA allows is Invalid.')
  return note(
    before === after
      ? `${sentenceCase(own)} is ${stateWord(before)}, and stays so.`
      : `${sentenceCase(own)} is ${stateWord(before)} now, and would be ${stateWord(after)}.`,
  )
}

function tellLive(live: Revalidation): Told[] {
  const [invalid, valid, lost] = [turned(live, 'invalid'), turned(live, 'valid'), turned(live, 'not-found')]
  const untouched = live.routes - invalid.length - valid.length - lost.length
  if (live.routes === 0)
    return [note('No live route of the block or inside it is in the tables asked, so none changes.')]
  return [
    ...(invalid.length > 0
      ? [
          warn(
            `${quantity(invalid.length, 'live route')} would turn Invalid: ${named(invalid)}. ROAs for those that are wanted come first.`,
          ),
        ]
      : []),
    ...(lost.length > 0 ? [warn(`${quantity(lost.length, 'live route')} would turn NotFound: ${named(lost)}.`)] : []),
    ...(valid.length > 0 ? [note(`${quantity(valid.length, 'live route')} would turn Valid: ${named(valid)}.`)] : []),
    ...(untouched > 0
      ? [note(`${quantity(untouched, 'live route')} would stay as ${verb(untouched, 'it is', 'they are')}.`)]
      : []),
  ]
}

export function tellRoute({ object, obstacles, validates, there, live }: RouteForesight): Told[] {
  const asn = formatAsn(object.origin)
  const { registry } = object
  return [
    ...obstacles.map(warn),
    registry
      ? note(`It belongs into ${registry.source}. ${registry.says}`)
      : warn('Where it belongs is not known: no one registry is listed as having given out the block.'),
    ...(validates === null
      ? [notChecked('Whether the ROAs let it in')]
      : [
          validates.state === 'invalid'
            ? warn(
                `By the ROAs of now it is Invalid by ${validates.reason}: registries that look at the RPKI refuse it. First the ROA.`,
              )
            : note(`By the ROAs of now it is ${stateWord(validates)}.`),
        ]),
    ...(there === null ? [notChecked('What is registered already')] : tellThere(asn, there, registry)),
    ...(live === null ? [notChecked('Whether the route is announced')] : tellSeen(asn, object.prefix, live)),
  ]
}

function tellThere(
  asn: string,
  { same, others, isHomeAsked }: NonNullable<RouteForesight['there']>,
  registry: RoutingRegistry | null,
): Told[] {
  return [
    ...(registry && !isHomeAsked ? [notChecked(`What ${registry.source} has of it`)] : []),
    ...(same.length > 0
      ? [note(`${asn} has such an object already in ${enumerate(same.map(({ source }) => source))}.`)]
      : []),
    ...(others.length > 0
      ? [
          warn(
            `Other objects for the same block stay beside it until somebody deletes them: ${enumerate(others.map(({ origin, source }) => `${formatAsn(origin)} in ${source}`))}.`,
          ),
        ]
      : []),
  ]
}

function tellSeen(asn: string, prefix: string, live: NonNullable<RouteForesight['live']>): Told[] {
  const bare = live.inside.filter(({ isRegistered }) => isRegistered === false)
  return [
    note(
      live.isSeen
        ? `${asn} announces ${prefix}: the object would name a live route.`
        : `${asn} does not announce ${prefix} in the tables asked: until it does, the object names no route.`,
    ),
    ...(live.others.length > 0 ? [note(`Also announced by ${enumerate(live.others.map(originName))}.`)] : []),
    ...(bare.length > 0
      ? [
          warn(
            `It does not stand for longer routes: ${quantity(bare.length, 'route')} of ${asn} inside the block ${verb(bare.length, 'stays', 'stay')} without an object, ${enumerate(bare.map((route) => route.prefix))}.`,
          ),
        ]
      : []),
  ]
}
