/** What keeps space where it is: the list of voluntary locks of the RIPE NCC, and the NRO's report of conflicts. */
import { formatAddress } from '#lib/address-space/address.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, formatRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { addMonths } from '#lib/kernel/calendar-date.ts'
import { addressPlan } from '../address-plan.ts'
import { compactDay, type Day, dateStamp, dayOf, formatDay } from '../day.ts'
import { type Holding, standsOn } from '../facts.ts'
import { holderIdOf } from '../organisations.ts'
import { hashOf } from '../random.ts'
import { scenarios } from '../scenarios.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

/** Two who lock what they hold. Neither sells. */
const lockers: readonly string[] = ['imaginary-orchard', 'square-wheel']

/** In the layout of lib/adapters/transfer-locks; legacy space cannot be locked (ripe-806). */
export function writeTransferLocks(world: World, day: Day): WorldFile {
  const locks = world.holdings
    .filter((holding) => holding.registry === 'ripencc' && lockers.includes(holding.holder))
    .filter((holding) => standsOn(holding, day) && holding.dated >= dayOf(addressPlan.ripencc.founded))
    .filter(({ range }) => !isOfScenario(range))
    .map(({ range }) => ({ range, ...periodOf(world, range) }))
    .filter(({ since, until }) => since < formatDay(day) && formatDay(day) < until)
  const lines = locks.map(({ range, since, until }) => `${formatRange(range)},${since},${until}`)
  const head = ['# Simulated list of a fictional Internet.', `# as of: ${formatDay(day)}`]
  const text = [...head, 'resource,locked from,locked until', ...lines].join('\n')
  return { name: `transfer-locks-ripencc-${dateStamp(day)}.csv`, text: `${text}\n` }
}

const scenarioRanges = scenarios.flatMap(({ prefix }) => {
  const parsed = parsePrefix(prefix)
  return parsed.ok ? [rangeOf(parsed.value)] : []
})

const isOfScenario = (range: AddressRange): boolean => scenarioRanges.some((one) => overlap(one, range))

const overlap = (one: AddressRange, other: AddressRange): boolean => one.start <= other.end && other.start <= one.end

/** Asked for in the half year before the world began, for one or two years. */
function periodOf({ genesis }: World, { start }: AddressRange): { since: string; until: string } {
  const hash = hashOf(`lock/${start}`)
  const since = formatDay(genesis - 20 - (hash % 180))
  return { since, until: addMonths(since, hash % 2 === 0 ? 12 : 24) }
}

/** Rows of both statistics for each claim of two registries, and the documentation prefix that such reports name. */
export function writeConflicts(world: World, day: Day): WorldFile {
  const held = world.holdings.filter((holding) => standsOn(holding, day))
  const conflicts = held.flatMap((one, index) =>
    held.slice(index + 1).flatMap((other) => (areRivals(one, other) ? [[rowOf(world, one), rowOf(world, other)]] : [])),
  )
  const documentation = [
    `apnic|ZZ|ipv4|203.0.113.0|256|${compactDay(day)}|reserved||e-stats`,
    'iana|ZZ|ipv4|203.0.113.0|256|20090714|reserved|ietf|iana',
  ]
  const text = [documentation, ...conflicts].map((rows) => `${rows.join('\n')}\n\n`).join('')
  return { name: `nro-conflicts-${dateStamp(day)}.txt`, text }
}

const areRivals = (one: Holding, other: Holding): boolean =>
  one.registry !== other.registry && overlap(one.range, other.range)

function rowOf({ seed, organisation }: World, { registry, country, range, dated, status, holder }: Holding): string {
  const opaqueId = holderIdOf(seed, organisation(holder))
  const space = [formatAddress(range.start), rangeSize(range), compactDay(dated)]
  return [registry, country, 'ipv4', ...space, status, opaqueId, 'e-stats'].join('|')
}
