/** What a registry tells of a registration wherever it tells it: by RDAP, and in the dump of its database. */
import { formatAddress } from '#lib/address-space/address.ts'
import type { Registry } from './address-plan.ts'
import { type Day, formatInstant, secondWithin } from './day.ts'
import { type Holding, standsOn } from './facts.ts'
import { secondOfDay } from './random.ts'
import type { World } from './world.ts'

type Wording = Record<Holding['status'], string>

/** Each in the words of its registry. */
export const statusWords: Readonly<Record<Registry, Wording>> = {
  ripencc: { allocated: 'ALLOCATED PA', assigned: 'ASSIGNED PI' },
  arin: { allocated: 'DIRECT ALLOCATION', assigned: 'DIRECT ASSIGNMENT' },
  apnic: { allocated: 'ALLOCATED PORTABLE', assigned: 'ASSIGNED PORTABLE' },
  lacnic: { allocated: 'ALLOCATED', assigned: 'ASSIGNED' },
  afrinic: { allocated: 'ALLOCATED PA', assigned: 'ASSIGNED PI' },
}

export const netnameOf = ({ holder }: Pick<Holding, 'holder'>): string => holder.toUpperCase()

/** ISO instants: first registered, and last changed as seen on `day`. */
export function instantsOf({ remarks }: Pick<World, 'remarks'>, holding: Holding, day: Day) {
  const own = remarks.filter(({ block, ...period }) => block.start === holding.range.start && standsOn(period, day))
  const start = formatAddress(holding.range.start)
  const registered = instantOf(holding.dated, `registration ${start}`)
  const changed = instantOf(Math.max(holding.from, ...own.map(({ from }) => from)), `change ${start}`)
  // Nothing is changed before it is registered, though the time of a day is nobody's.
  return { registered, changed: changed < registered ? registered : changed }
}

const instantOf = (day: Day, label: string): string => formatInstant(day, secondWithin(day, secondOfDay(label)))

/** RFC 9877 and RFC 9632: linked where the holder keeps a feed with a line for this range. */
export function geofeedOf(
  { locations }: Pick<World, 'locations'>,
  { holder, range }: Holding,
  day: Day,
): string | null {
  const lines = locations.filter((location) => location.publisher === holder && standsOn(location, day))
  const isOwn = lines.some(({ prefix }) => prefix.address >= range.start && prefix.address <= range.end)
  return isOwn ? `https://${holder}.invalid/geofeed.csv` : null
}
