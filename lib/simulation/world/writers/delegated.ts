/** Delegated-extended statistics of one registry, with that registry's own habits of format. */
import { formatAddress } from '#lib/address-space/address.ts'
import { subtract, unionOf } from '#lib/address-space/address-set.ts'
import { type AddressRange, rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { addressPlan, type Registry, slash8 } from '../address-plan.ts'
import { compactDay, type Day, dayOf } from '../day.ts'
import { standsOn } from '../facts.ts'
import { holderIdOf, type Organisation } from '../organisations.ts'
import { hashOf } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'
import { delegatedHabits } from './delegated-habits.ts'

type Row = { start: number; line: string }

export function writeDelegated(world: World, registry: Registry, day: Day): WorldFile {
  const habits = delegatedHabits[registry]
  const rows = {
    asn: asnRows(world, registry, day),
    ipv4: [...heldRows(world, registry, day), ...unheldRows(world, registry, day)].sort((a, b) => a.start - b.start),
    ipv6: ipv6Rows(world, registry, day),
  }
  const total = rows.asn.length + rows.ipv4.length + rows.ipv6.length
  const lines = [
    ...habits.banner,
    [habits.version, registry, habits.serial(day), total, habits.startDate, compactDay(day), habits.utcOffset].join(
      '|',
    ),
    ...habits.order.map((type) => `${registry}|*|${type}|*|${rows[type].length}|summary`),
    ...habits.order.flatMap((type) => rows[type].map(({ line }) => line)),
  ]
  return { name: `delegated-${registry}-extended-${compactDay(day)}.txt`, text: `${lines.join('\n')}\n` }
}

function heldRows(world: World, registry: Registry, day: Day): Row[] {
  return world.holdings
    .filter((holding) => holding.registry === registry && standsOn(holding, day))
    .map(({ range, country, dated, status, holder }) => ({
      start: range.start,
      line: [
        registry,
        country,
        'ipv4',
        formatAddress(range.start),
        rangeSize(range),
        compactDay(dated),
        status,
        holderIdOf(world.seed, world.organisation(holder)),
      ].join('|'),
    }))
}

/** What is left of the registry's /8s, whoever lists the rest: reserved rows and available ones. */
function unheldRows(world: World, registry: Registry, day: Day): Row[] {
  const habits = delegatedHabits[registry]
  const reserved = unionOf(world.reservations)
  const taken = unionOf([
    ...world.holdings.filter((holding) => standsOn(holding, day)).map(({ range }) => range),
    ...reserved,
  ])
  return addressPlan[registry].slash8s.flatMap((octet) => {
    const whole = rangeOf(slash8(octet))
    const inside = ({ start }: AddressRange) => start >= whole.start && start <= whole.end
    const rowOf = (range: AddressRange, status: 'reserved' | 'available'): Row => ({
      start: range.start,
      line: habits.unheld(
        `${registry}|${habits.noCountry}|ipv4|${formatAddress(range.start)}|${rangeSize(range)}||${status}`,
        status,
      ),
    })
    return [
      ...reserved.filter(inside).map((range) => rowOf(range, 'reserved')),
      ...subtract(unionOf([whole]), taken).map((range) => rowOf(range, 'available')),
    ]
  })
}

function asnRows(world: World, registry: Registry, day: Day): Row[] {
  return membersOf(world, registry, day).map((member) => ({
    start: member.asn,
    line: `${registry}|${member.country}|asn|${member.asn}|1|${joined(member)}|allocated|${holderIdOf(world.seed, member)}`,
  }))
}

/** One /32 of the documentation prefix 3fff::/20 (RFC 9637) each. */
function ipv6Rows(world: World, registry: Registry, day: Day): Row[] {
  return membersOf(world, registry, day).map((member) => ({
    start: member.index,
    line: `${registry}|${member.country}|ipv6|3fff:${member.index.toString(16)}::|32|${joined(member)}|allocated|${holderIdOf(world.seed, member)}`,
  }))
}

function membersOf(world: World, registry: Registry, day: Day): Organisation[] {
  return world.organisations.filter(
    (organisation) => organisation.registry === registry && (organisation.joined ?? -Infinity) < day,
  )
}

function joined(member: Organisation): string {
  if (member.joined !== undefined) return compactDay(member.joined)
  return compactDay(dayOf(addressPlan[member.registry].founded) + (hashOf(member.id) % 3_000))
}
