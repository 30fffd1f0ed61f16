/**
 * Two providers of locations, in the layout of ip-location-db: what each believes, which is mostly the holder's country.
 *
 * What they believe is drawn from the text of a range alone, so that no other draw of the world is moved by them.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { compactDay, type Day } from '../day.ts'
import { type Holding, standsOn } from '../facts.ts'
import { hashOf } from '../random.ts'
import { scenarios } from '../scenarios.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

export type Provider = {
  /** As the folder's sources.json names it. */
  id: string
  /** Of a hundred ranges that no scenario stands on so many are placed in another country of the world than their holder's. */
  wrong: number
  /** Days until it learns of a new holder. */
  lag: number
  /** Lines of geofeeds whose network's word it took when it began to use the block, and never looked at again. */
  clings: boolean
}

export const providers: readonly Provider[] = [
  { id: 'wandering-atlas', wrong: 4, lag: 120, clings: true },
  { id: 'tidal-gazetteer', wrong: 2, lag: 20, clings: false },
]

export function writeLocations(world: World, provider: Provider, day: Day): WorldFile {
  const rows = world.holdings
    .filter((holding) => standsOn(holding, day) && isHeldLongest(world, holding, day))
    .map((holding) => placeOf(world, provider, { holding, day }))
    .sort((a, b) => a.start - b.start)
  const lines = rows.map(({ start, end, country }) => `${formatAddress(start)},${formatAddress(end)},${country}\n`)
  return { name: `${provider.id}-${compactDay(day)}.csv`, text: lines.join('') }
}

type Placed = AddressRange & { country: string }

/** Of two registries' claims to one range a provider has one row. */
function isHeldLongest({ holdings }: World, { range, from }: Holding, day: Day): boolean {
  return !holdings.some((other) => standsOn(other, day) && overlap(other.range, range) && other.from < from)
}

function placeOf(world: World, provider: Provider, { holding, day }: { holding: Holding; day: Day }): Placed {
  const { range } = holding
  const clung = provider.clings ? oldestFeedCountry(world, range, day) : null
  return { ...range, country: clung ?? believedCountry(world, provider, { holding, day }) }
}

/** A block that changed hands lately is still where the holder before sat. */
function believedCountry(
  world: World,
  { id, wrong, lag }: Provider,
  { holding, day }: { holding: Holding; day: Day },
): string {
  const { range } = holding
  const learned = day - lag
  const former = world.holdings.find((other) => overlap(other.range, range) && standsOn(other, learned))
  const hash = hashOf(`${world.seed}/${id}/${range.start}`)
  const country = (former ?? holding).country
  if (hash % 100 >= wrong || isOfScenario(range)) return country
  const elsewhere = world.organisations[hash % world.organisations.length]?.country
  return elsewhere ?? country
}

/** Where two feeds have a line for the whole range, the one that had it first. */
function oldestFeedCountry(world: World, range: AddressRange, day: Day): string | null {
  const lines = world.locations.filter(
    (location) =>
      standsOn(location, day) &&
      location.prefix.address === range.start &&
      sizeOf(location) === range.end - range.start + 1,
  )
  if (lines.length < 2) return null
  return lines.sort((a, b) => a.from - b.from)[0]?.country ?? null
}

const scenarioRanges = scenarios.flatMap(({ prefix }) => {
  const parsed = parsePrefix(prefix)
  return parsed.ok ? [rangeOf(parsed.value)] : []
})

const isOfScenario = (range: AddressRange): boolean => scenarioRanges.some((one) => overlap(one, range))

const sizeOf = ({ prefix }: { prefix: { length: number } }): number => 2 ** (32 - prefix.length)

const overlap = (one: AddressRange, other: AddressRange): boolean => one.start <= other.end && other.start <= one.end
