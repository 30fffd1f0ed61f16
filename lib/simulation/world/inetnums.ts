/**
 * The ranges that the registries' own databases name: registrations, and what their holders handed on inside them.
 *
 * Of a database not everything is true: an object may still be the one from before a transfer. A generator of its own
 * draws that, so that nothing else in the world moves by it.
 */
import { type AddressRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import type { Registry } from './address-plan.ts'
import { type Day, formatInstant } from './day.ts'
import { type Holding, type OrganisationRef, standsOn } from './facts.ts'
import { randomOf, secondOfDay } from './random.ts'
import { geofeedOf, instantsOf, netnameOf, statusWords } from './registration.ts'
import { prefixOf } from './scenario-facts/moment.ts'
import type { World } from './world.ts'

/** ARIN and LACNIC dump no such objects. */
export const databaseKeepers = ['ripencc', 'apnic', 'afrinic'] as const
export type DatabaseKeeper = (typeof databaseKeepers)[number]

export type Inetnum = {
  range: AddressRange
  netname: string
  /** Of whom it tells, or who handed it on. */
  holder: OrganisationRef
  country: string
  status: string
  /** A registration is its registry's object; what was handed on inside is its holder's. */
  by: 'registry' | 'holder'
  geofeed: string | null
  /** ISO instants. */
  created: string
  changed: string
}

/** What is true of the database on the day, in the order of its addresses, the wider range first. */
export function inetnumsOn(world: World, keeper: DatabaseKeeper, day: Day): Inetnum[] {
  return world.holdings
    .filter((holding) => standsOn(holding, day))
    .map((holding) => (lags(world, holding) ? holdingBefore(world, holding) : holding))
    .filter(({ registry }) => registry === keeper)
    .flatMap((holding) => [registrationOf(world, holding, day), ...handedOn(world, holding, day)])
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
}

function registrationOf(world: World, holding: Holding, day: Day): Inetnum {
  const { registered: created, changed } = instantsOf(world, holding, day)
  return {
    ...{ range: holding.range, netname: netnameOf(holding), holder: holding.holder, country: holding.country },
    ...{ status: statusWords[holding.registry][holding.status], by: 'registry' },
    ...{ geofeed: geofeedOf(world, holding, day), created, changed },
  }
}

/** Two whose objects were not rewritten at their last transfer: in one database, and from one to another. */
const neverRewritten = ['240.0.64.0/18', '241.0.0.0/22'].map((text) => prefixOf(text).address)

/** A transfer of the world's past that the database does not show. What is transferred from the first day on it shows. */
function lags({ seed, genesis }: World, { range, from }: Holding): boolean {
  if (from >= genesis) return false
  return neverRewritten.includes(range.start) || randomOf(seed, `inetnum/lag/${range.start}`).chance(15)
}

const holdingBefore = ({ holdings }: World, held: Holding): Holding =>
  holdings.find(({ range, until }) => until === held.from && range.start === held.range.start) ?? held

/** A customer's part of a block that was handed on in one piece: it reads as its own, and is its holder's to sell. */
const handedOnWhole = rangeOf(prefixOf('240.1.72.0/22'))

type InnerWords = { handedOn: string; used: string }

const innerWords: Readonly<Partial<Record<Registry, InnerWords>>> = {
  ripencc: { handedOn: 'SUB-ALLOCATED PA', used: 'ASSIGNED PA' },
  apnic: { handedOn: 'ALLOCATED NON-PORTABLE', used: 'ASSIGNED NON-PORTABLE' },
  afrinic: { handedOn: 'SUB-ALLOCATED PA', used: 'ASSIGNED PA' },
}

/** Only allocated space is handed on. A range that somebody uses need not be a prefix. */
function handedOn(world: World, holding: Holding, day: Day): Inetnum[] {
  const { range, holder, status, registry } = holding
  const words = innerWords[registry]
  if (!words || status !== 'allocated' || rangeSize(range) < 1024) return []
  const isWhole = range.start <= handedOnWhole.start && handedOnWhole.end <= range.end
  const fixed = { part: handedOnWhole, says: words.handedOn, after: 400 }
  return (isWhole ? [fixed] : drawParts(world, holding, words))
    .filter(({ after }) => standsOn({ from: holding.from + after, until: null }, day))
    .map(({ part, says, after }, index) => {
      const label = `inetnum/${part.start}/${holder}`
      const written = formatInstant(holding.from + after, secondOfDay(label))
      return {
        ...{ range: part, netname: `${netnameOf(holding)}-CUSTOMER-${index + 1}`, holder, country: holding.country },
        ...{ status: says, by: 'holder', geofeed: null, created: written, changed: written },
      }
    })
}

type Part = { part: AddressRange; says: string; after: number }

/** Of one block in four some parts, each in a slot of its own so that no two overlap. */
function drawParts({ seed }: World, { range, holder }: Holding, words: InnerWords): Part[] {
  const random = randomOf(seed, `inetnum/parts/${range.start}/${holder}`)
  if (!random.chance(25)) return []
  const slot = 256
  return Array.from({ length: random.between(1, 4) }, (_, index) => {
    const start = range.start + index * slot
    const isHandedOn = random.chance(25)
    const addresses = isHandedOn ? slot : random.pick([16, 64, 96, 256])
    return {
      part: { start, end: start + addresses - 1 },
      says: isHandedOn ? words.handedOn : words.used,
      after: random.between(30, 900),
    }
  })
}
