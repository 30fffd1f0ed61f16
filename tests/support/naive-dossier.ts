/**
 * The dossier of design 4.1 in the slowest and plainest way: a prefix is a text of bits, a set of addresses is
 * one flag an address, every check looks at every row. Shares no code with the product.
 */
import { cidr, dotted, type RandomBlock, type RandomWorld, type Roa } from './random-world.ts'

const bitsOf = ({ first, length }: RandomBlock) => first.toString(2).padStart(32, '0').slice(0, length)
const covers = (outer: RandomBlock, inner: RandomBlock) => bitsOf(inner).startsWith(bitsOf(outer))
const touches = (a: RandomBlock, b: RandomBlock) => covers(a, b) || covers(b, a)
const endOf = ({ first, length }: RandomBlock) => first + 2 ** (32 - length) - 1
const distinct = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]

function relationOf(block: RandomBlock, row: RandomBlock): string {
  if (row.length === block.length) return 'exact'
  return covers(block, row) ? 'inside' : 'covers'
}

/** Addresses of the block that any of the ranges holds. */
function countUnion(block: RandomBlock, ranges: readonly { first: number; last: number }[]): number {
  const flags = new Uint8Array(2 ** (32 - block.length))
  for (const { first, last } of ranges) {
    for (let address = Math.max(first, block.first); address <= Math.min(last, endOf(block)); address++) {
      flags[address - block.first] = 1
    }
  }
  return flags.reduce((sum, flag) => sum + flag, 0)
}

const asRange = (row: RandomBlock) => ({ first: row.first, last: endOf(row) })

/** RFC 6811 section 2; a VRP whose maxLength cannot be is none. */
function stateOf(roas: readonly Roa[] | null, route: RandomBlock, origin: number | null) {
  if (roas === null) return { state: null, reason: null }
  const covering = validRoas(roas).filter((roa) => covers(roa, route))
  if (covering.length === 0) return { state: 'not-found', reason: null }
  const own = covering.filter((roa) => roa.asn !== 0 && roa.asn === origin)
  if (own.some((roa) => route.length <= roa.maxLength)) return { state: 'valid', reason: null }
  if (own.length > 0) return { state: 'invalid', reason: 'length' }
  return { state: 'invalid', reason: covering.every((roa) => roa.asn === 0) ? 'as0' : 'origin' }
}

const validRoas = (roas: readonly Roa[]) =>
  distinct(roas.filter(({ length, maxLength }) => maxLength >= length && maxLength <= 32))

/** Sorts by the numbers of each row's key, the first that differs decides. */
function sortBy<T>(rows: readonly T[], key: (row: T) => readonly number[]): T[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
  })
}

export function naiveDossier(block: RandomBlock, asn: number, world: RandomWorld) {
  return {
    specialPurpose:
      world.special?.filter((row) => touches(row, block)).map((row) => ({ name: row.name, prefix: cidr(row) })) ?? null,
    ...naiveRegistrations(block, world),
    rpki: naiveRpki(block, world),
    routing: naiveRouting(block, world),
    routeObjects: naiveRouteObjects(block, world),
    blocklists: naiveBlocklists(block, world),
    transfers: naiveTransfers(block, world),
    whatIf: { origin: asn, ...stateOf(world.roas, block, asn) },
  }
}

function naiveRegistrations(block: RandomBlock, { registered }: RandomWorld) {
  if (registered === null) return { registrations: null, registeredAddresses: null }
  const rows = registered.filter(({ first, count }) => first <= endOf(block) && first + count > block.first)
  return {
    registrations: sortBy(rows, ({ first, count }) => [first, count]).map((row) => ({
      registry: row.registry,
      country: row.country || null,
      start: dotted(row.first),
      count: row.count,
      date: row.day === '20190301' ? '2019-03-01' : null,
      status: row.status,
      holderId: row.holder || null,
    })),
    registeredAddresses: countUnion(
      block,
      rows.map(({ first, count }) => ({ first, last: first + count - 1 })),
    ),
  }
}

function naiveRpki(block: RandomBlock, { roas }: RandomWorld) {
  if (roas === null) return null
  const covering = validRoas(roas).filter((roa) => covers(roa, block))
  const inside = validRoas(roas).filter((roa) => covers(block, roa) && roa.length > block.length)
  const coveredAddresses = countUnion(block, [...covering, ...inside].map(asRange))
  const as0 = covering.filter((roa) => roa.asn === 0).length
  const someCovered = coveredAddresses < 2 ** (32 - block.length) ? 'partial' : 'full'
  const someAs0 = as0 < covering.length ? 'some' : 'only'
  return {
    coverage: coveredAddresses === 0 ? 'none' : someCovered,
    coveredAddresses,
    as0: as0 === 0 ? 'none' : someAs0,
    coveringVrps: sortBy(covering, ({ length, asn, maxLength }) => [length, asn, maxLength]).map((roa) => ({
      prefix: cidr(roa),
      asn: roa.asn,
      maxLength: roa.maxLength,
      ta: roa.ta,
    })),
    moreSpecificVrps: inside.length,
  }
}

function naiveRouting(block: RandomBlock, { announced, roas }: RandomWorld) {
  if (announced === null) return null
  const rank = (origin: number | null) => origin ?? 2 ** 32
  const routes = sortBy(distinct(announced), (row) => [row.first, row.length, rank(row.origin)])
  const told = routes.map(({ origin, ...place }) => ({ place, origin, ...stateOf(roas, place, origin) }))
  const exact = told.filter(({ place }) => cidr(place) === cidr(block)).map(({ place: _, ...rest }) => rest)
  const moreSpecifics = told
    .filter(({ place }) => covers(block, place) && place.length > block.length)
    .map(({ place, ...rest }) => ({ prefix: cidr(place), ...rest }))
  const covering = told
    .filter(({ place }) => covers(place, block) && place.length < block.length && place.length >= 8)
    .map(({ place, origin }) => ({ prefix: cidr(place), origin }))
  const statuses = [
    [exact, 'exact'],
    [moreSpecifics, 'more-specifics-only'],
    [covering, 'covered-only'],
  ] as const
  return { status: statuses.find(([rows]) => rows.length > 0)?.[1] ?? 'unrouted', exact, moreSpecifics, covering }
}

function naiveRouteObjects(block: RandomBlock, { routeObjects, announced, roas }: RandomWorld) {
  if (routeObjects === null) return null
  return routeObjects
    .filter((row) => touches(row, block))
    .map((row) => ({
      prefix: cidr(row),
      origin: row.origin,
      source: row.source,
      relation: relationOf(block, row),
      ...stateOf(roas, row, row.origin),
      inBgp: announced?.some((route) => cidr(route) === cidr(row) && route.origin === row.origin) ?? null,
    }))
}

function naiveBlocklists(block: RandomBlock, { lists }: RandomWorld) {
  if (lists === null) return null
  return Object.entries(lists).map(([list, rows]) => {
    const hits = rows.filter((row) => touches(row, block))
    return {
      list,
      asOf: list === 'spamhaus-drop' ? '2026-01-01T00:00:00Z' : null,
      listedAddresses: countUnion(block, hits.map(asRange)),
      entries: hits.map((row) => ({ prefix: cidr(row), relation: relationOf(block, row), reference: row.reference })),
    }
  })
}

function naiveTransfers(block: RandomBlock, { transferred }: RandomWorld) {
  if (transferred === null || transferred.length === 0) return null
  const hits = transferred.filter(({ first, last }) => first <= endOf(block) && last >= block.first)
  return distinct(
    hits.map(({ first, last, day, type, log, from, to }) => ({
      date: day,
      type,
      sourceRir: log,
      recipientRir: 'ARIN',
      source: from,
      recipient: to,
      start: dotted(first),
      end: dotted(last),
    })),
  )
}
