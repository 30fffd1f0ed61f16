/** The catalogue as visitors search it: what is found, counted and paged through, and what never is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { listConstraints } from '#lib/listings/search-constraints.ts'
import { parseSearchQuery, type SearchQuery } from '#lib/listings/search-query.ts'
import { countFacets } from '#lib/listings/server/count-facets.ts'
import { loosenSearch } from '#lib/listings/server/loosen-search.ts'
import { mapListings } from '#lib/listings/server/map-listings.ts'
import { pageSize, searchListings } from '#lib/listings/server/search-listings.ts'
import { addListing } from '#tests/support/catalogue.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'

const actor = visitor()
const read = (text: string): SearchQuery => parseSearchQuery(new URLSearchParams(text)).query
const address = (octet: number, third = 0) => (240 * 2 ** 24 + octet * 2 ** 16 + third * 2 ** 8) >>> 0
const block = (octet: number, length = 24) => prefixAt(address(octet), length)

/** Listings 0 to 59, by address: every third in ARIN, every fourth to lease, every fifth on a list, all of one moment in fours. */
const count = 60
const facetsOf = (index: number): string[] => [
  ...['size:24', `rir:${index % 3 === 0 ? 'arin' : 'ripencc'}`, 'country:NL', 'deal:sale'],
  ...(index % 4 === 0 ? ['deal:lease'] : []),
  `list:spamhaus-drop:${index % 5 === 0 ? 'found' : 'nothing-found'}`,
]

let house: House

beforeAll(async () => {
  house = await openHouse()
  await settleMarket(house)
  for (let index = 0; index < count; index++)
    await addListing(house, {
      ...{ block: block(index), facets: facetsOf(index), saleRate: BigInt(20 + (index % 7)) * 1_000_000n },
      ...{ leaseRate: index % 4 === 0 ? 400_000n : null, freeAddresses: index % 10 === 0 ? 0 : 256 },
      publishedAt: new Date(Date.UTC(2026, 10, 1 + Math.floor(index / 4))),
    })
  await addListing(house, { block: block(200), state: 'draft' })
  await addListing(house, { block: block(201), state: 'frozen' })
})
afterAll(() => house.close())

/** Every page from the first on, as blocks. */
async function walk(text: string): Promise<string[][]> {
  const pages: string[][] = []
  let query = read(text)
  for (;;) {
    const { entries, next } = await searchListings(actor, query)
    pages.push(entries.map((entry) => formatPrefix(entry.block)))
    if (!next) return pages
    query = { ...query, page: { direction: 'after', cursor: next } }
  }
}

describe('pages', () => {
  test.each(['', 'sort=price', 'sort=size', 'sort=address'])('show every listing once, in order: %s', async (text) => {
    const pages = await walk(text)
    expect(pages.map(({ length }) => length)).toEqual([pageSize, pageSize, count - 2 * pageSize])
    expect(new Set(pages.flat()).size).toBe(count)
  })

  test('lead back the way they came', async () => {
    for (const text of ['', 'sort=price', 'sort=size', 'sort=address']) {
      const query = read(text)
      const first = await searchListings(actor, query)
      if (!first.next) throw new Error('there is a second page')
      const second = await searchListings(actor, { ...query, page: { direction: 'after', cursor: first.next } })
      if (!second.previous) throw new Error('there is a page before the second')
      const back = await searchListings(actor, { ...query, page: { direction: 'before', cursor: second.previous } })
      expect(back.entries).toEqual(first.entries)
      expect(back.previous).toBeNull()
      expect(back.next).toEqual(first.next)
    }
  })
})

describe('a search', () => {
  const found = async (text: string) => (await walk(text)).flat()

  test('for one value of each of several groups finds those that have all', async () => {
    const arinLeases = await found('rir=arin&deal=lease&list=spamhaus-drop:nothing-found')
    expect(arinLeases).toHaveLength([...Array(count).keys()].filter((i) => i % 12 === 0 && i % 5 !== 0).length)
  })

  test('for several values of a group finds those that have any', async () => {
    expect(await found('rir=arin&rir=ripencc')).toHaveLength(count)
  })

  test('by prefix finds what lies inside, and what it lies in', async () => {
    expect(await found('inside=240.0.0.0/12')).toHaveLength(16)
    expect(await found('contains=240.3.0.128/25')).toEqual(['240.3.0.0/24'])
  })

  test('by price takes the kind of deal that was chosen', async () => {
    expect(await found('deal=sale&price-to=20')).toHaveLength(
      [...Array(count).keys()].filter((i) => i % 7 === 0).length,
    )
    expect(await found('deal=lease&price-from=0.41')).toEqual([])
  })

  test('with anything in it never reaches the database as SQL', async () => {
    for (const text of ["rir=' OR 1=1 --", 'inside=240.0.0.0/12%27', 'after=x', 'sort=block;drop table listing_entry'])
      expect((await searchListings(actor, read(text))).entries).toHaveLength(pageSize)
  })
})

describe('counts', () => {
  test('are those of the search that the choice would lead to', async () => {
    for (const text of [
      '',
      'rir=arin',
      'rir=arin&deal=lease&free=1',
      'deal=sale&price-to=22',
      'list=spamhaus-drop:found',
    ]) {
      const query = read(text)
      const counts = await countFacets(actor, query)
      expect(counts.total).toBe((await walk(text)).flat().length)
      expect(counts.free).toBe((await walk(`${text}&free=1`)).flat().length)
      for (const [group, values] of counts.groups) {
        for (const [value, number] of values) {
          const filters = [...query.filters.filter((filter) => filter.group !== group), { group, values: [value] }]
          expect([group, value, (await countFacets(actor, { ...query, filters })).total]).toEqual([
            group,
            value,
            number,
          ])
        }
      }
    }
  })

  test('of a search that finds nothing say which constraint keeps how many away', async () => {
    const query = read('deal=lease&price-from=0.41&rir=arin')
    const constraints = listConstraints(query, { currency: 'USD', listTitles: new Map() })
    const loosened = await loosenSearch(actor, constraints)
    expect(loosened.map(({ constraint, found }) => [constraint.name, found])).toEqual([
      ['deal', 20],
      ['price', 5],
      ['rir', 0],
    ])
  })

  test('by place add up to all that was found', async () => {
    const map = await mapListings(actor, read(''), prefixAt(address(0), 4))
    expect(map.cells.reduce((sum, { blocks }) => sum + blocks, 0)).toBe(count)
    expect(map.cells.reduce((sum, { addresses }) => sum + addresses, 0)).toBe(count * 256)
    const near = await mapListings(actor, read('inside=240.4.0.0/14'), prefixAt(address(0), 4))
    expect(near.cells.map(({ cell }) => formatPrefix(cell))).toEqual(
      [4, 5, 6, 7].map((octet) => formatPrefix(block(octet))),
    )
  })
})

test('what is a draft or frozen is neither found nor counted, not even by its own address', async () => {
  for (const octet of [200, 201]) {
    const query = read(`contains=${formatPrefix(block(octet))}`)
    expect((await searchListings(actor, query)).entries).toEqual([])
    expect((await countFacets(actor, query)).total).toBe(0)
    expect((await mapListings(actor, query, prefixAt(address(0), 4))).cells).toEqual([])
  }
})
