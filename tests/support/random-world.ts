/**
 * Facts of a random small Internet, and the files that its registries, validators, collectors and lists would
 * publish of them. Deterministic: one seed, one world. Knows how the formats are written, not how they are read.
 */
import { mulberry32 } from '#lib/kernel/mulberry32.ts'

export const base = 0xc6120000 // 198.18.0.0
export const size = 4096

export type RandomBlock = { first: number; length: number }
export type Registered = {
  registry: string
  country: string
  first: number
  count: number
  day: string
  status: string
  holder: string
}
export type Roa = RandomBlock & { asn: number; maxLength: number; ta: string }
export type Announced = RandomBlock & { origin: number | null }
export type RouteObject = RandomBlock & { origin: number; source: string }
export type Listed = RandomBlock & { reference: string | null }
export type Transferred = {
  first: number
  last: number
  day: string
  type: string
  log: string
  from: string
  to: string
}
export type Special = RandomBlock & { name: string }

/** Null where the world's folder has no file of the kind. Old snapshots are written beside and must not be seen. */
export type RandomWorld = {
  registered: Registered[] | null
  roas: Roa[] | null
  announced: Announced[] | null
  routeObjects: RouteObject[] | null
  lists: Readonly<Record<string, Listed[]>> | null
  transferred: Transferred[] | null
  special: Special[] | null
  /** By name. */
  files: Readonly<Record<string, string>>
}

export type Random = {
  below(limit: number): number
  pick<T>(choices: readonly T[]): T
  chance(percent: number): boolean
  some<T>(most: number, make: () => T): T[]
  block(): RandomBlock
}

export function randomOf(seed: number): Random {
  const next = mulberry32(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const chance = (percent: number) => below(100) < percent
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)]
    if (choice === undefined) throw new Error('Nothing to choose from')
    return choice
  }
  const block = () => {
    // Few lengths and few places, so that rows nest, repeat and lie side by side.
    const length = chance(12) ? pick([0, 7, 8, 9, 15, 19]) : pick([20, 21, 22, 22, 23, 24, 24, 25, 28, 32])
    const span = 2 ** (32 - length)
    return { length, first: Math.floor((base + below(size)) / span) * span }
  }
  return { below, chance, pick, block, some: (most, make) => Array.from({ length: below(most + 1) }, make) }
}

export const dotted = (address: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
export const cidr = ({ first, length }: RandomBlock) => `${dotted(first)}/${length}`

export function randomWorld(seed: number): RandomWorld {
  const random = randomOf(seed)
  const files: Record<string, string> = {}
  const has = () => random.chance(85)
  const asn = () => 64500 + random.below(4)
  return {
    registered: has() ? registrations(random, files) : null,
    roas: has() ? roas(random, files, asn) : null,
    announced: has() ? announcements(random, files, asn) : null,
    routeObjects: has() ? routeObjects(random, files, asn) : null,
    lists: has() ? lists(random, files) : null,
    transferred: has() ? transfers(random, files) : null,
    special: has() ? special(random, files) : null,
    files,
  }
}

type Files = Record<string, string>

function registrations({ below, chance, pick, some }: Random, files: Files): Registered[] {
  const rowsOf = (registry: string): Registered[] =>
    some(6, () => {
      const start = below(size)
      return {
        registry,
        country: pick(['ZA', 'ZZ', '']),
        first: base + start,
        count: 1 + below(chance(50) ? 64 : size - start),
        day: pick(['20190301', '', '00000000']),
        status: pick(['allocated', 'assigned', 'reserved', 'available']),
        holder: pick(['F36D0001', 'F36D0002', '']),
      }
    })
  const write = (registry: string, day: string, rows: Registered[]) => {
    const counts = [`${registry}|*|asn|*|1|summary`, `${registry}|*|ipv4|*|${rows.length}|summary`]
    const lines = rows.map(({ country, first, count, day: registered, status, holder }) =>
      [registry, country, 'ipv4', dotted(first), count, registered, status, ...(holder === '' ? [] : [holder])].join(
        '|',
      ),
    )
    const header = `2|${registry}|${day}|${rows.length + 1}|00000000|${day}|00000`
    files[`delegated-${registry}-${day}`] = [
      header,
      ...counts,
      `${registry}|ZA|asn|64500|1|20190301|allocated|A`,
      ...lines,
      '',
    ].join('\n')
  }
  return ['afrinic', 'ripencc'].flatMap((registry) => {
    if (chance(50)) write(registry, '20240101', rowsOf(registry))
    const rows = rowsOf(registry)
    write(registry, '20260101', rows)
    return rows
  })
}

function roas({ chance, below, pick, some, block }: Random, files: Files, asn: () => number): Roa[] {
  const make = (): Roa => {
    const place = block()
    const maxLength = chance(40) ? place.length : place.length - 1 + below(35 - place.length)
    return { ...place, asn: chance(25) ? 0 : asn(), maxLength, ta: pick(['ripe', 'afrinic']) }
  }
  const write = (day: string, rows: Roa[]) => {
    const written = rows.map(({ asn: number, maxLength, ta, ...place }) => ({
      asn: number,
      prefix: cidr(place),
      maxLength,
      ta,
      expires: 1,
    }))
    const ipv6 = { asn: 64500, prefix: '2001:db8::/32', maxLength: 32, ta: 'ripe', expires: 1 }
    files[`vrps-${day}.json`] = JSON.stringify({
      metadata: { buildtime: `${day}T10:00:00Z` },
      roas: [...written, ipv6],
    })
  }
  if (chance(50)) write('2024-01-01', some(6, make))
  const rows = some(9, make)
  write('2026-01-01', [...rows, ...rows.slice(0, below(3))])
  return rows
}

function announcements({ chance, pick, some, block }: Random, files: Files, asn: () => number): Announced[] {
  const make = (): Announced => ({ ...block(), origin: chance(10) ? null : pick([asn(), asn(), 0]) })
  const tables: Announced[][] = []
  if (chance(80)) {
    const rows = some(10, make)
    const lines = rows.map(({ first, length, origin }) => `${dotted(first)}\t${length}\t${origin ?? '{64500,64501}'}\n`)
    files['pfx2as-20260101.txt'] = `2001:db8::\t32\t64500\n${lines.join('')}`
    tables.push(rows)
  }
  if (tables.length === 0 || chance(60)) {
    const rows = [...some(8, make), ...(tables[0] ?? []).slice(0, 2)]
    const lines = rows.map(({ origin, ...place }) => `${origin ?? '{64502}'}\t${cidr(place)}\t9\n`)
    files['riswhois-20260101.txt'] = `% remark\n64500\t2001:db8::/32\t9\n${lines.join('')}`
    tables.push(rows)
  }
  return tables.flat()
}

function routeObjects({ pick, some, block }: Random, files: Files, asn: () => number): RouteObject[] {
  const rows = [
    ...some(8, () => ({ ...block(), origin: asn(), source: pick(['RIPE', 'RADB']) })),
    { ...block(), origin: asn(), source: 'RIPE' },
  ]
  files['irr-20260101.db'] = rows
    .map((row) => `route:   ${cidr(row)}\norigin:  AS${row.origin}\nmnt-by:  EXAMPLE-MNT\nsource:  ${row.source}\n`)
    .join('\n')
  return rows
}

function lists({ below, chance, some, block }: Random, files: Files): Record<string, Listed[]> {
  const entries = (most: number) =>
    [...some(most, block), block()].map((place) => ({ ...place, reference: `SBL${below(1000)}` }))
  const write = (timestamp: number, rows: Listed[]) => {
    const lines = rows.map((row) => JSON.stringify({ cidr: cidr(row), sblid: row.reference, rir: 'ripencc' }))
    const metadata = JSON.stringify({ type: 'metadata', timestamp, size: 1, records: rows.length })
    files[`drop-${timestamp}.json`] = `${[...lines, metadata].join('\n')}\n`
  }
  if (chance(50)) write(1700000000, entries(5))
  const drop = entries(7)
  write(1767225600, [...drop])
  if (chance(50)) return { 'spamhaus-drop': drop }
  const own = some(5, block).map((place) => ({ ...place, reference: null }))
  files['own.netset'] = ['# my_list', '#', '# ipv4 hash:net ipset', ...own.map(cidr), ''].join('\n')
  return { 'spamhaus-drop': drop, my_list: own }
}

function transfers({ below, pick, some }: Random, files: Files): Transferred[] {
  const shared = some(3, () => make(pick(['ARIN', 'RIPE NCC'])))
  function make(log: string): Transferred {
    const start = below(size)
    const last = base + start + below(size - start)
    const [from, to] = [pick(['One LLC', 'Two, Inc.']), pick(['Three', 'Four'])]
    return {
      first: base + start,
      last,
      day: pick(['2020-02-29', '2021-01-01']),
      type: 'RESOURCE_TRANSFER',
      log,
      from,
      to,
    }
  }
  const padded = (address: number) =>
    dotted(address)
      .split('.')
      .map((octet) => octet.padStart(3, '0'))
      .join('.')
  return ['ARIN', 'RIPE NCC'].flatMap((producer) => {
    const rows = [...shared, ...some(3, () => make(producer))]
    const written = rows.map(({ first, last, day, type, log, from, to }) => ({
      ip4nets: { transfer_set: [{ start_address: padded(first), end_address: padded(last) }] },
      type,
      transfer_date: `${day}T12:00:00Z`,
      source_rir: log,
      recipient_rir: 'ARIN',
      source_organization: { name: from },
      recipient_organization: { name: to },
    }))
    const version = { producer, stats_version: '4.0', production_date: '2026-01-01T00:00:00Z' }
    // An empty log has no transfer to be known by.
    if (rows.length > 0) files[`transfers-${producer}.json`] = JSON.stringify({ version, transfers: written })
    return rows
  })
}

function special({ some, block }: Random, files: Files): Special[] {
  const rows = [...some(4, block), block()].map((place, index) => ({ ...place, name: `Purpose ${index}` }))
  const header =
    'Address Block,Name,RFC,Allocation Date,Termination Date,Source,Destination,Forwardable,Globally Reachable,Reserved-by-Protocol'
  const lines = rows.map((row) => `${cidr(row)},${row.name},[RFC6890],2013-04,N/A,True,True,True,False,False`)
  files['special.csv'] = [header, ...lines, ''].join('\r\n')
  return rows
}
