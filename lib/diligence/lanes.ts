/**
 * The block from its first address to its last, and what stands over which part: one lane a kind of fact, aligned,
 * so that a route, its ROA and a listing of the same addresses stand under each other.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import { formatAsn } from '#lib/address-space/asn.ts'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import type { Dossier } from './dossier.ts'
import type { SnapshotKind } from './snapshot.ts'
import { isStale } from './statements/route-objects.ts'
import { originName } from './statements/route-words.ts'
import { standingOf } from './statements/standing.ts'
import { prefixFrom } from './statements/subject.ts'
import { formatCount, quantity } from './statements/wording.ts'

/** What a bar is, for the one place that gives it a look. */
export type BarKind =
  | 'registration'
  | 'route'
  | 'invalid-route'
  | 'wider-route'
  | 'roa'
  | 'as0'
  | 'route-object'
  | 'stale-object'
  | 'listing'

/** `left` and `width` in percent of the block. */
export type Bar = { kind: BarKind; left: number; width: number; label: string }
export type Lane = {
  title: string
  note: string
  /** Where nothing is drawn, which of the answers the emptiness is; null where the bars speak. */
  answer: Exclude<Answer, 'found'> | null
  rows: readonly (readonly Bar[])[]
}

export type Tick = { left: number; label: string }

type Placed = AddressRange & { kind: BarKind; label: string }
const mostRows = 3
const mostBars = 64

/** Null where no source of the kind was asked. */
type Content = {
  title: string
  what: string
  placed: readonly Placed[] | null
  failed: boolean
  /** How many more the dossier counts without telling where: they are no nothing. */
  counted?: { count: number; what: string }
}

export function layLanes(dossier: Dossier): Lane[] {
  const { prefix, registrations, routing, rpki, routeObjects } = dossier
  const failed = (kind: SnapshotKind) => standingOf(dossier, kind).failed.length > 0
  const [unregistered, unrouted] = [failed('registrations'), failed('announcements')]
  const contents: Content[] = [
    {
      title: 'Registered',
      what: 'registration',
      placed: registrations?.map(placeRegistration) ?? null,
      failed: unregistered,
    },
    {
      title: 'Announced',
      what: 'route',
      placed: routing && [
        ...routing.exact.map((route) => placeRoute(prefix, route)),
        ...routing.covering.map(placeWider),
      ],
      failed: unrouted,
    },
    {
      title: 'More-specifics',
      what: 'route',
      placed: routing?.moreSpecifics.map((route) => placeRoute(route.prefix, route)) ?? null,
      failed: unrouted,
    },
    {
      title: 'ROAs',
      what: 'covering payload',
      placed: rpki?.coveringVrps.map(placeVrp) ?? null,
      failed: failed('vrps'),
      counted: { count: rpki?.moreSpecificVrps ?? 0, what: 'payload' },
    },
    {
      title: 'Route objects',
      what: 'object',
      placed: routeObjects?.map(placeObject) ?? null,
      failed: failed('route-objects'),
    },
    ...blocklistContents(dossier),
  ]
  return contents.map((content) => layLane(content, prefixFrom(prefix)))
}

function layLane({ title, what, placed, failed, counted }: Content, block: Prefix): Lane {
  if (placed === null) return { title, note: '', answer: failed ? 'failed' : 'not-checked', rows: [] }
  const inside = counted && counted.count > 0 ? `${quantity(counted.count, counted.what)} inside it, not drawn` : null
  if (placed.length === 0 && inside === null) return { title, note: '', answer: 'nothing-found', rows: [] }
  const rows = stack(placed, block)
  const unseen = placed.length - rows.flat().length
  const drawn = placed.length > 0 ? quantity(placed.length, what) : null
  const hidden = unseen > 0 ? `${formatCount(placed.length - unseen)} of them drawn` : null
  return { title, note: [drawn, hidden, inside].filter((part) => part !== null).join(', '), answer: null, rows }
}

function blocklistContents(dossier: Dossier): Content[] {
  return standingOf(dossier, 'blocklist').basis.map(({ source, title, status, cut }) => {
    const found = dossier.blocklists?.find(({ list }) => list === source)
    // A file that was cut may have lost what it had of the block.
    const isSilent = cut !== undefined && !found?.entries.length
    const answered = (status === 'observed' || status === 'stale') && !isSilent
    return {
      title,
      what: 'entry',
      placed: answered ? (found?.entries ?? []).map(placeEntry) : null,
      failed: status === 'failed' || isSilent,
    }
  })
}

type Finding<K extends keyof Dossier> = NonNullable<Dossier[K]> extends readonly (infer Row)[] ? Row : never

function placeRegistration({ start, count, registry, status, country }: Finding<'registrations'>): Placed {
  const first = parseAddress(start)
  const from = first.ok ? first.value : 0
  const label = [registryTitle(registry), status, country].filter(Boolean).join(' · ')
  return { start: from, end: from + count - 1, kind: 'registration', label }
}

function placeRoute(prefix: string, { origin, state }: { origin: number | null; state: string | null }): Placed {
  const { length } = prefixFrom(prefix)
  const invalid = state === 'invalid'
  return {
    ...rangeOf(prefixFrom(prefix)),
    kind: invalid ? 'invalid-route' : 'route',
    label: `${originName(origin)} /${length}${invalid ? ' Invalid' : ''}`,
  }
}

function placeVrp({ prefix, asn, maxLength }: { prefix: string; asn: number; maxLength: number }): Placed {
  return {
    ...rangeOf(prefixFrom(prefix)),
    kind: asn === 0 ? 'as0' : 'roa',
    label: `${formatAsn(asn)} up to /${maxLength}`,
  }
}

function placeWider({ prefix, origin }: { prefix: string; origin: number | null }): Placed {
  const route = prefixFrom(prefix)
  return { ...rangeOf(route), kind: 'wider-route', label: `${originName(origin)} /${route.length}, a wider route` }
}

function placeObject(object: Finding<'routeObjects'>): Placed {
  return {
    ...rangeOf(prefixFrom(object.prefix)),
    kind: isStale(object) ? 'stale-object' : 'route-object',
    label: `${object.source} ${formatAsn(object.origin)}${object.state === 'invalid' ? ' Invalid' : ''}`,
  }
}

function placeEntry({ prefix, reference }: { prefix: string; reference: string | null }): Placed {
  return { ...rangeOf(prefixFrom(prefix)), kind: 'listing', label: reference ?? '' }
}

/** What is wrong is drawn first: where rows run out it is the sound that stays in the table alone. */
const grave: readonly BarKind[] = ['invalid-route', 'stale-object', 'as0', 'listing']
const weight = ({ kind }: Placed): number => (grave.includes(kind) ? 0 : 1)

type Row = { taken: AddressRange[]; bars: Bar[] }

/** Each bar in the first row where it stands free; what finds no row is counted and is in the statement's table. */
function stack(placed: readonly Placed[], block: Prefix): Bar[][] {
  const rows: Row[] = []
  const order = [...placed].sort((a, b) => weight(a) - weight(b) || a.start - b.start || b.end - a.end)
  for (const one of order.slice(0, mostBars)) {
    const range = clipTo(block, one)
    const row = rows.find(({ taken }) => taken.every((other) => !overlaps(other, range))) ?? open(rows)
    if (!row) continue
    row.taken.push(range)
    row.bars.push({ kind: one.kind, label: one.label, ...share(range.start, range.end, block) })
  }
  return rows.map(({ bars }) => bars)
}

const overlaps = (a: AddressRange, b: AddressRange): boolean => a.start <= b.end && b.start <= a.end

function open(rows: Row[]): Row | null {
  if (rows.length === mostRows) return null
  const row: Row = { taken: [], bars: [] }
  rows.push(row)
  return row
}

function share(start: number, end: number, block: Prefix): { left: number; width: number } {
  const percent = (addresses: number) => Math.round((addresses / prefixSize(block)) * 100_000) / 1000
  return { left: percent(start - block.address), width: percent(end - start + 1) }
}

const octetNames = ['First octet', 'Second octet', 'Third octet', 'Fourth octet'] as const

/** Which octet the eighths of the block differ in, and its value at each of them. */
export function ticksOf(text: string): { title: string; ticks: Tick[] } {
  const block = prefixFrom(text)
  // Where ticks would fall between the values of an octet there are fewer of them.
  const octet = Math.min(3, Math.floor(block.length / 8))
  const parts = Math.min(8, 2 ** ((octet + 1) * 8 - block.length))
  const ticks = Array.from({ length: parts }, (_, index) => {
    const address = block.address + (prefixSize(block) / parts) * index
    return { left: (index / parts) * 100, label: `.${(address >>> (24 - octet * 8)) & 255}` }
  })
  return { title: octetNames[octet] ?? octetNames[3], ticks }
}
