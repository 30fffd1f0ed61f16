import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { countryCodes, countryName, judgeCountry } from './country-codes.ts'
import { geofeedRules } from './geofeed-rules.ts'
import { type GeofeedReport, lintGeofeed } from './lint-geofeed.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const lint = (text: string, inside: string | null = null) =>
  lintGeofeed(bytes(text), { inside: inside === null ? null : prefix(inside) })
const rulesOf = ({ faults }: GeofeedReport) => faults.map(({ line, rule }) => `${line} ${rule}`)

describe('one line', () => {
  test.each([
    ['a whole line', '192.0.2.0/24,US,US-CA,Los Angeles,', []],
    ['an address alone', '192.0.2.5,US,,,', []],
    ['a prefix that is to be placed nowhere', '192.0.2.0/24,,,,', []],
    ['a comment behind its fields', '192.0.2.0/24,NL,NL-UT,Utrecht, # since 2021', []],
    ['a quoted city', '192.0.2.0/24,NL,NL-UT,"Utrecht",', []],
    ['an IPv6 line', '2001:db8::/32,PL,PL-14,Warszawa,', []],
    ['host bits', '192.0.2.5/24,US,,,', ['host-bits']],
    ['a digit lost from the length', '192.0.2.0/6,US,,,', ['prefix-too-wide']],
    ['words for a prefix', 'office,US,,,', ['prefix-malformed']],
    ['no prefix', ',US,,,', ['prefix-missing']],
    ['country and region swapped', '192.0.2.0/24,US-CA,US,Los Angeles,', ['fields-swapped']],
    ['region and city swapped', '192.0.2.0/24,US,Dallas,US-TX,', ['fields-swapped']],
    ['the prefix in the second field', 'US,192.0.2.0/24,US-CA,,', ['fields-swapped']],
    ['a country by its name', '192.0.2.0/24,Germany,,,', ['country-malformed']],
    ['a code of no country', '192.0.2.0/24,AB,,,', ['country-unknown']],
    ['a code that was withdrawn', '192.0.2.0/24,AN,,,', ['country-unknown']],
    ['a code of no country on an IPv6 line', '2001:db8::/32,AB,,,', ['country-unknown']],
    ['a reserved code', '192.0.2.0/24,UK,,London,', ['country-reserved']],
    ['ZZ', '192.0.2.0/24,ZZ,,,', ['no-location-as-zz']],
    ['a region without its country part', '192.0.2.0/24,US,CA,,', ['region-malformed']],
    ['a region of another country', '192.0.2.0/24,DE,FR-75,Paris,', ['region-elsewhere']],
    ['a city without a country', '192.0.2.0/24,,,Paris,', ['country-missing']],
    ['codes in lower case', '192.0.2.0/24,us,us-ca,,', ['lower-case']],
    ['a postal code', '192.0.2.0/24,US,US-CA,Los Angeles,90001', ['postal-code']],
    ['a city with a comma', '192.0.2.0/24,US,US-DC,Washington,D.C.,', ['postal-code']],
    ['too few commas', '192.0.2.0/24,US', ['fields-missing']],
    ['more fields than five', '192.0.2.0/24,US,,,,and more', ['fields-extra']],
    ['spaces', '192.0.2.0/24, US,,,', ['spaces']],
    ['semicolons', '192.0.2.0/24;US;;;', ['separator']],
    ['half a quotation', '192.0.2.0/24,US,,"Los Angeles,', ['quotes']],
  ])('%s', (_case, line, rules) => {
    const report = lint(`${line}\n`)
    expect(rulesOf(report)).toEqual(rules.map((rule) => `1 ${rule}`))
    for (const { message } of report.faults) expect(message).toMatch(/^\S.*[.?]$/s)
  })

  test('a fault says what would be right', () => {
    const said = (line: string) => lint(line).faults.map(({ message }) => message)
    expect(said('192.0.2.64/6,US,,,')).toEqual([expect.stringContaining('did you mean 192.0.2.64/26?')])
    expect(said('192.0.2.0/24,Germany,,,')).toEqual([expect.stringContaining('did you mean DE?')])
    expect(said('192.0.2.0/24,UK,,,')).toEqual([expect.stringContaining('GB (United Kingdom)')])
    expect(said('192.0.2.0/24,AN,,,')).toEqual([
      '"AN" is the code of no country. The Netherlands Antilles became CW (Curaçao), SX (Sint Maarten) and BQ (Caribbean Netherlands).',
    ])
    expect(said('0.0.0.0/0,US,,,')).toEqual([expect.not.stringContaining('did you mean')])
    expect(said('192.0.2.0/24,US,CA,,')).toEqual([expect.stringContaining('did you mean US-CA?')])
  })

  test('each rule that an error breaks drops its line, and no other does', () => {
    const { kept, counts } = lint('192.0.2.0/24,DE,FR-75,,\n198.51.100.0/24,UK,,,\n203.0.113.0/24,us,,,1\n')
    expect({ kept, counts }).toEqual({ kept: 2, counts: { error: 1, warning: 2, notice: 1 } })
  })
})

describe('the whole feed', () => {
  test('a prefix on two lines is an error of both, and of lines that differ none is known to be kept', () => {
    const report = lint('192.0.2.0/24,US,,,\n192.0.2.0/24,DE,,,\n198.51.100.0/24,AB,,,\n198.51.100.0/24,DE,,,\n')
    expect(rulesOf(report)).toEqual(['1 duplicate', '2 duplicate', '3 country-unknown', '3 duplicate', '4 duplicate'])
    expect(report.faults[0]?.message).toBe(
      'Line 2 has 192.0.2.0/24 too, and not the same place (line 2 DE); which line counts is left to each consumer.',
    )
    expect(report.kept).toBe(0)
  })

  test('a prefix on lines that say the same is kept once', () => {
    const report = lint('192.0.2.0/24,US,,,\n192.0.2.0/24,us,,,\n192.0.2.0/24,US,,,\n')
    expect(report.faults.filter(({ rule }) => rule === 'duplicate').map(({ message }) => message)).toEqual([
      'Lines 2, 3 have 192.0.2.0/24 too, and the same place: one line is enough.',
      'Lines 1, 3 have 192.0.2.0/24 too, and the same place: one line is enough.',
      'Lines 1, 2 have 192.0.2.0/24 too, and the same place: one line is enough.',
    ])
    expect(report.kept).toBe(1)
  })

  test('a prefix on very many lines has each told with a few of the others', () => {
    const { faults } = lint(Array.from({ length: 900 }, (_, index) => `192.0.2.0/24,DE,,City ${index},\n`).join(''))
    expect(faults).toHaveLength(900)
    expect(faults.at(-1)?.message).toBe(
      'Lines 1, 2, 3 and 896 more have 192.0.2.0/24 too, and not the same place (line 1 DE,City 0; line 2 DE,City 1; line 3 DE,City 2); which line counts is left to each consumer.',
    )
  })

  test('a line inside a wider one is allowed; where it says the same it is told so', () => {
    const report = lint('192.0.2.0/24,US,,,\n192.0.2.0/25,DE,,,\n192.0.2.64/26,DE,,,\n192.0.2.128/25,US,,,\n')
    expect(rulesOf(report)).toEqual(['3 nested-alike', '4 nested-alike'])
    expect(report).toMatchObject({ overriding: 1, kept: 4, addresses: 256 })
  })

  test('lines outside the registration that links the feed are errors, those of IPv6 among them', () => {
    const feed = '192.0.2.0/25,US,,,\n198.51.100.0/24,US,,,\n2001:db8::/32,US,,,\n'
    expect(rulesOf(lint(feed, '192.0.2.0/24'))).toEqual(['2 outside', '3 outside'])
    expect(lint(feed, '192.0.2.0/24')).toMatchObject({ kept: 1, entries: { ipv4: 2, ipv6: 1, unread: 0 } })
    expect(rulesOf(lint(feed))).toEqual([])
  })

  test('bytes that are no UTF-8 are told by line, with what they say in Latin-1', () => {
    const report = lintGeofeed(Uint8Array.from([...bytes('192.0.2.0/24,CH,CH-ZH,Z'), 0xfc, ...bytes('rich,\n')]), {
      inside: null,
    })
    expect(report.faults).toMatchObject([{ line: 1, rule: 'not-utf8', message: expect.stringContaining('"Zürich"') }])
    expect(rulesOf(lint('192.0.2.0/24,CH,CH-ZH,Zürich,\n'))).toEqual([])
  })

  test('a byte order mark is told and hides nothing', () => {
    const report = lint('\uFEFF192.0.2.0/24,US,,,\n')
    expect(rulesOf(report)).toEqual(['1 byte-order-mark'])
    expect(report.kept).toBe(1)
  })

  test('lines may end with CRLF, as the RFC says, or with LF, but not now so and now so', () => {
    expect(rulesOf(lint('192.0.2.0/25,US,,,\r\n192.0.2.128/25,DE,,,\r\n'))).toEqual([])
    expect(rulesOf(lint('192.0.2.0/25,US,,,\n192.0.2.128/25,DE,,,\n'))).toEqual([])
    expect(rulesOf(lint('192.0.2.0/25,US,,,\r\n192.0.2.128/25,DE,,,\n'))).toEqual(['null line-ends'])
    expect(lint('192.0.2.0/25,US,,,\r192.0.2.128/25,DE,,,\r')).toMatchObject({ kept: 2, counts: { warning: 1 } })
  })

  test('a web page is told to be one, once', () => {
    expect(rulesOf(lint('<!doctype html>\n<p>192.0.2.0/24,US,,,\n'))).toEqual(['null not-a-feed'])
    expect(rulesOf(lint('# nothing here yet\n'))).toEqual(['null no-entries'])
  })

  test('what cannot be judged is named', () => {
    const { notChecked } = lint('192.0.2.0/24,US,US-CA,Nowhere,\n# RPKI Signature: 192.0.2.0 - 192.0.2.255\n')
    expect(notChecked.join(' ')).toMatch(/region codes of 1 lines.*cities of 1 lines.*signature.*publisher/s)
  })

  test('any bytes are read to their end, each line counted once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, mix) => {
        const feed = mix ? Uint8Array.from([...bytes('192.0.2.0/24,US,,,\n'), ...noise]) : noise
        const { entries, faults, lines } = lintGeofeed(feed, { inside: null })
        expect(entries.ipv4 + entries.ipv6 + entries.unread).toBeLessThanOrEqual(lines)
        for (const { rule, message } of faults)
          expect([rule in geofeedRules, message.length > 10]).toEqual([true, true])
      }),
    )
  })
})

describe('country codes', () => {
  test('are the 249 that ISO 3166-1 assigns', () => {
    expect(countryCodes()).toHaveLength(249)
    expect(['DE', 'SG', 'TW', 'SS', 'CW'].map(judgeCountry)).toEqual(Array(5).fill('assigned'))
    expect(['UK', 'EU', 'SU', 'AN', 'CS', 'DD', 'XK', 'ZZ', 'A1'].map(judgeCountry)).toEqual([
      ...['reserved', 'reserved', 'reserved', 'unknown', 'unknown', 'unknown'],
      ...['user-assigned', 'user-assigned', 'unknown'],
    ])
    const left = ['AA', 'QM', 'QO', 'QZ', 'XA', 'XK', 'XY', 'XZ', 'ZZ']
    expect(left.map(judgeCountry)).toEqual(left.map(() => 'user-assigned'))
    expect(['QA', 'QL'].map(judgeCountry)).toEqual(['assigned', 'unknown'])
    expect(countryName('BR')).toBe('Brazil')
  })
})

describe('a long feed', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('has the runtime asked about a code once, however many lines name it', () => {
    const asked = [
      vi.spyOn(Intl.DisplayNames.prototype, 'of'),
      vi.spyOn(Intl.Locale.prototype, 'region', 'get'),
    ] as const
    const places = ['DE,DE-BE', 'DE,FR-75', 'AN,', 'AB,', 'UK,', 'XX,', 'de,de-be']
    const lines = Array.from({ length: 3_500 }, (_, line) => `10.${line >> 8}.${line & 255}.0/24,${places[line % 7]},,`)
    expect(lint(lines.join('\n')).faults).toHaveLength(3_000)
    // A code and those that it is told with: far fewer than there are lines.
    for (const { mock } of asked) expect(mock.calls.length).toBeLessThan(20)
  })
})
