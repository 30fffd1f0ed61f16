import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers } from '#lib/kernel/answer.ts'
import { rirs } from '#lib/registry/rir.ts'
import { dealTypes } from './deal-type.ts'
import { listConstraints } from './search-constraints.ts'
import { parseSearchQuery, writeSearchQuery } from './search-query.ts'

const read = (text: string) => parseSearchQuery(new URLSearchParams(text))
const canonical = (text: string) => writeSearchQuery(read(text).query)
const messages = (text: string) => read(text).problems.map(({ message }) => message)

describe('a search', () => {
  test('for everything has an empty address, and empty fields of a form say nothing', () => {
    expect(canonical('')).toBe('')
    expect(read('price-from=&price-to=&inside=&contains=&sort=newest&view=table&deal=')).toEqual(read(''))
    expect(read('').problems).toEqual([])
  })

  test('has one address, whatever the order it was asked in', () => {
    const asked = 'view=cards&rir=arin&size=22&size=24&deal=lease&rir=ripencc&free=1&list=spamhaus-drop:nothing-found'
    const one = 'deal=lease&size=24&size=22&rir=arin&rir=ripencc&list=spamhaus-drop:nothing-found&free=1&view=cards'
    expect(canonical(asked)).toBe(one)
    expect(canonical(one)).toBe(one)
  })

  test('reads its own address back as the same search', () => {
    const some = <T extends string>(values: readonly T[]) => fc.subarray([...values])
    const anySearch = fc.record({
      deal: some(dealTypes),
      size: some(['24', '22', '8']),
      rir: some(rirs),
      country: some(['NL', 'DE', 'ZZ']),
      rpki: some(['valid', 'as0']),
      list: some(answers.map((answer) => `spamhaus-drop:${answer}`)),
      'price-from': some(['0.5']),
      'price-to': some(['24.25']),
      inside: some(['240.0.0.0/12']),
      contains: some(['240.0.1.0/24']),
      free: some(['1']),
      sort: some(['price']),
      view: some(['map']),
    })
    fc.assert(
      fc.property(anySearch, (chosen) => {
        const given = new URLSearchParams(
          Object.entries(chosen).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
        )
        const { query } = parseSearchQuery(given)
        const written = writeSearchQuery(query)
        expect(read(written)).toEqual({ query, problems: [] })
        expect(canonical(written)).toBe(written)
      }),
    )
  })
})

describe('what cannot be meant', () => {
  test('is told in a sentence each and passed over', () => {
    expect(messages('rir=iana&size=7&rpki=great&country=nl&sort=cheap&view=globe&free=yes&colour=red')).toEqual([
      '"7" was ignored: size is the length of a part, 8 to 24.',
      '"iana" was ignored: rir is one of afrinic, apnic, arin, lacnic, ripencc.',
      '"nl" was ignored: country is two capital letters such as NL.',
      '"great" was ignored: rpki is one of valid, invalid, not-found, unrouted, as0, unknown.',
      '"colour" was ignored: it is nothing to search by.',
      '"cheap" was ignored: it is one of newest, price, size, address.',
      '"yes" was ignored: it is one of 1.',
      '"globe" was ignored: it is one of table, cards, map.',
    ])
    expect(canonical('rir=iana&size=7&sort=cheap')).toBe('')
  })

  test('of a prefix comes with the one that was probably meant, at its field', () => {
    expect(read('inside=240.0.1.0/12').problems).toEqual([
      {
        field: 'inside',
        typed: '240.0.1.0/12',
        message: expect.stringContaining('did you mean 240.0.0.0/12'),
      },
    ])
  })

  test('of a list is told: an answer that there is not, or a name that is none', () => {
    expect(messages('list=spamhaus-drop:clean&list=x')).toHaveLength(2)
    expect(canonical("list=a'b:found")).toBe('')
  })

  test('of a page is answered with the first', () => {
    for (const after of [
      'x',
      '5~lst_0',
      "2026-11-24T00:00:00.000Z~lst_'; DROP",
      '2026-13-41T00:00:00.000Z~lst_0h4k9m2x7c3v',
    ])
      expect(read(new URLSearchParams({ after }).toString()).query.page).toBeNull()
    const good = '2026-11-24T00:00:00.000Z~lst_0h4k9m2x7c3v'
    expect(read(`after=${good}`).query.page?.cursor.value).toBe('2026-11-24T00:00:00.000Z')
    expect(read(`sort=size&after=${good}`).query.page).toBeNull()
  })

  test('of a price is told: no amount, and an end below the start', () => {
    expect(messages('deal=sale&price-from=cheap')).toEqual(['"cheap" is no price per address such as 24.50 or 0.41.'])
    expect(messages('deal=sale&price-from=30&price-to=20')).toEqual(['No price is both at least 30 and at most 20.'])
  })
})

test('a price without a kind of deal is of a sale, and the reader is told', () => {
  expect(canonical('price-to=30')).toBe('deal=sale&price-to=30')
  expect(canonical('sort=price&deal=rent')).toBe('deal=rent&sort=price')
  expect(messages('sort=price')).toEqual([
    'A price is of one kind of deal. These are for sale; choose another kind for its price.',
  ])
})

test('each constraint comes in words and with the search that is without it', () => {
  const { query } = read(
    'deal=lease&rpki=valid&rpki=unrouted&list=dshield:nothing-found&price-to=0.5&inside=240.0.0.0/12&free=1',
  )
  const constraints = listConstraints(query, { currency: 'USD', listTitles: new Map([['dshield', 'DShield']]) })
  expect(constraints.map(({ words }) => words)).toEqual([
    'Lease',
    'RPKI, of routes as they are announced: Every route Valid or No route',
    'DShield: No listing found',
    'to 0.5 USD an address a month',
    'Inside 240.0.0.0/12',
    'Something free now',
  ])
  expect(writeSearchQuery(constraints[1]?.without ?? query)).not.toContain('rpki')
  expect(writeSearchQuery(constraints[0]?.without ?? query)).not.toContain('price')
})
