/**
 * Whatever is fresh or old, no sentence names a day that is not the day of a file that has what is told, or was asked and
 * is silent. Every file of these worlds has a day of its own, so that a day names a file.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ListFile, type Moment, type TableFile, tellDated } from '#tests/support/dated-world.ts'
import { observedSources, routeObjectsOf, vrpsOf } from '#tests/support/evidence.ts'
import type { Topic } from './statement.ts'

const block = '240.0.0.0/22'
const parts = ['240.0.0.0/24', '240.0.1.0/24']
const wider = '240.0.0.0/20'
const fresh = '2026-11-30T08:00:00Z'
const origins = [64500, 64501, 64502]
const titles: Record<string, string> = {
  ...{ 'bgp-riswhois': 'RIS whois dump', 'bgp-pfx2as': 'Prefix to AS table', 'bgp-tools': 'bgp.tools table' },
  ...{ 'spamhaus-drop': 'Spamhaus DROP', firehol_level1: 'firehol_level1' },
}

type Route = TableFile['routes'][number]
const routesDrawn = fc.subarray<Route>(
  [
    ...origins.map((origin): Route => [block, origin, 0]),
    ...parts.map((part, index): Route => [part, 64500 + index, 0]),
    [wider, 64502, 0],
  ],
  { maxLength: 4 },
)
const entriesDrawn = fc.constantFrom<readonly string[]>([], [], [block], ['240.0.0.0/24'], ['240.0.0.1/32'])

/** The files of one source: three old ones, and one of today; which of them stands at the two moments before, and now. */
function drawSource<T>(content: fc.Arbitrary<T>, day: string) {
  const days = [2023, 2024, 2025].map((year) => `${year}-${day}`)
  return fc
    .record({
      contents: fc.tuple(content, content, content, content),
      at: fc.tuple(...[1, 2, 4].map((most) => fc.integer({ min: -1, max: most - 1 }))),
      isOld: fc.tuple(fc.boolean(), fc.boolean()),
    })
    .map(({ contents, at, isOld }) =>
      at.map((file, moment) => {
        const own = contents[file]
        if (own === undefined) return null
        return { day: days[file] ?? fresh, isOld: moment === 2 ? file < 3 : isOld[moment] === true, content: own }
      }),
    )
}

const drawn = fc
  .record({
    'bgp-riswhois': drawSource(routesDrawn, '01-11'),
    'bgp-pfx2as': drawSource(routesDrawn, '02-12'),
    'bgp-tools': drawSource(routesDrawn, '03-13'),
    'spamhaus-drop': drawSource(entriesDrawn, '04-14'),
    firehol_level1: drawSource(entriesDrawn, '05-15'),
  })
  .map(({ 'spamhaus-drop': drop, firehol_level1: firehol, ...tables }): Moment[] => {
    const ats = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z', '2026-11-30T12:00:00Z']
    return ats.map((at, moment) => ({
      at,
      tables: Object.entries(tables).flatMap(([source, files]): TableFile[] => {
        const file = files[moment]
        return file ? [{ source, day: file.day, isOld: file.isOld, routes: file.content }] : []
      }),
      lists: Object.entries({ 'spamhaus-drop': drop, firehol_level1: firehol }).flatMap(
        ([source, files]): ListFile[] => {
          const file = files[moment]
          return file ? [{ source, day: file.day, isOld: file.isOld, entries: file.content }] : []
        },
      ),
    }))
  })

const D = '\\d{4}-\\d\\d-\\d\\d'
const Days = `${D}(?:, ${D})*(?: and ${D})?`
const Names = 'AS\\d+(?:, AS\\d+)*(?: and AS\\d+)?'
const Objects = '240\\.[^:]*?'
const daysIn = (text = '') => text.match(new RegExp(D, 'g')) ?? []
const asnsIn = (text = '') => (text.match(/AS\d+/g) ?? []).map((name) => Number(name.slice(2)))

const sizeOf = (entries: readonly string[]) =>
  entries.reduce((sum, entry) => sum + 2 ** (32 - Number(entry.slice(-2))), 0)

const List = Object.values(titles).join('|')
type Words = string | undefined
/** What a sentence may say of days, and whether the files of these days bear it out. */
type Claim = readonly [pattern: string, isTrue: (...groups: Words[]) => boolean]

/** What the file of a day has. */
function filesOf(moments: readonly Moment[]) {
  const tables = new Map(moments.flatMap((one) => one.tables ?? []).map((file) => [file.day.slice(0, 10), file]))
  const lists = new Map(moments.flatMap((one) => one.lists ?? []).map((file) => [file.day.slice(0, 10), file]))
  const routesOn = (day: string) => tables.get(day)?.routes ?? []
  const has = (day: string, prefix: string, origin?: number) =>
    routesOn(day).some((route) => route[0] === prefix && (origin ?? route[1]) === route[1])
  const each = (days: Words, fact: (day: string) => boolean) =>
    daysIn(days).length > 0 && daysIn(days).every((day) => tables.has(day) && fact(day))
  return {
    ...{ lists, has, each, routesOn },
    titleOn: (day = '') => titles[(tables.get(day) ?? lists.get(day))?.source ?? ''],
    countOn: (day: string, prefixes: readonly string[]) =>
      routesOn(day).filter(([prefix]) => prefixes.includes(prefix)).length,
    announced: (days: Words, names: Words) => each(days, (day) => asnsIn(names).every((asn) => has(day, block, asn))),
    anywhere: (day: string, asn: number) => [block, wider, ...parts].some((prefix) => has(day, prefix, asn)),
    holds: (title: Words, days: Words, addresses: number) =>
      daysIn(days).every((day) => {
        const list = lists.get(day)
        return list !== undefined && titles[list.source] === title && sizeOf(list.entries) === addresses
      }),
    stand: (days: Words, named: Words, isThere: boolean) =>
      each(days, (day) =>
        [...(named ?? '').matchAll(/(240\S+) from AS(\d+)/g)].every(
          ([, prefix = '', asn]) => has(day, prefix, Number(asn)) === isThere,
        ),
      ),
  }
}

type Files = ReturnType<typeof filesOf>
const counted = (words: Words) => (words === 'none' ? 0 : Number((words ?? '').replace(/\D/g, '')))

function claimsOnLists({ holds, lists }: Files): Claim[] {
  return [
    [
      `entr(?:y|ies) of (${List}) \\([^)]*\\) covered (all [\\d,]+|[\\d,]+)[^;]*? on (${D})`,
      (list, n, day) => holds(list, day, counted(n)),
    ],
    [
      `(all|[\\d.]+ %|under 0.1 %) of it was on (${List}) on (${D})`,
      (part, list, day) => {
        const size = sizeOf(lists.get(day ?? '')?.entries ?? [])
        return holds(list, day, size) && size > 0 && (part === 'all') === (size === 1024)
      },
    ],
    [
      `none was on ((?:(?:${List}) of ${D}(?: and )?)+)`,
      (named) =>
        [...(named ?? '').matchAll(new RegExp(`(${List}) of (${D})`, 'g'))].every(([, list, day]) =>
          holds(list, day, 0),
        ),
    ],
    [
      `(${List}) had (none|[\\d,]+ address(?:es)?)(?: of it)? on (${Days}), as many as on (${D})`,
      (...[list, n, days, day]) => holds(list, `${days} ${day}`, counted(n)),
    ],
    [
      `(${List}) had (none|[\\d,]+ address(?:es)?) of it on (${Days}) and had (none|[\\d,]+ address(?:es)?) on (${D})`,
      (...[list, n, days, m, day]) => holds(list, days, counted(n)) && holds(list, day, counted(m)),
    ],
    [
      `(${List}) had (none|[\\d,]+ address(?:es)?) of it on (${Days})`,
      (list, n, days) => holds(list, days, counted(n)),
    ],
    [
      `No list asked had any of it on (${Days})`,
      (days) => daysIn(days).every((day) => lists.get(day)?.entries.length === 0),
    ],
  ]
}

function claimsOnRoutes({ announced, countOn, each, has, routesOn, titleOn }: Files): Claim[] {
  return [
    [`on (${D}) (?:\\d origins announced the same /22: )?(${Names})(?: announced the /22)?`, announced],
    [
      `(?:one origin|(\\d) origins) announced it on (${D})`,
      (n, day) => each(day, (one) => countOn(one, [block]) >= Number(n ?? 1)),
    ],
    [
      `The (${List}) of (${D}) has ([^;.]*)`,
      (title, day = '', what = '') =>
        titleOn(day) === title &&
        announced(day, what.match(new RegExp(`${Names} for it`))?.[0]) &&
        countOn(day, parts) >= Number(what.match(/(\d) routes? inside/)?.[1] ?? 0) &&
        countOn(day, [wider]) >= Number(what.match(/(\d) routes? over/)?.[1] ?? 0),
    ],
    [
      `(?:Only a wider route covered it|it was announced only as part of a wider route) on (${D})`,
      (day) => each(day, (one) => has(one, wider) && countOn(one, [block, ...parts]) === 0),
    ],
    [
      `(\\d) more-specific routes? inside it w(?:as|ere) announced on (${D})`,
      (n, day) => each(day, (one) => countOn(one, parts) >= Number(n)),
    ],
    [
      `No route for the /22, for a part of it or for a wider block of /8 or longer is in the tables? of (${Days})`,
      (days) => each(days, (day) => routesOn(day).length === 0),
    ],
    [`No route for the /22 itself is in the tables? of (${Days})`, (days) => each(days, (day) => !has(day, block))],
    [
      `No route inside the /22 is in the tables? of (${Days})`,
      (days) => each(days, (day) => countOn(day, parts) === 0),
    ],
    [`inside it \\(on (${D})\\)`, (day) => each(day, (one) => countOn(one, parts) > 0)],
    [
      `inside it \\(((?:\\d on ${D}(?: and )?)+)\\)`,
      (named = '') =>
        [...named.matchAll(new RegExp(`(\\d) on (${D})`, 'g'))].every(
          ([, n, day = '']) => countOn(day, parts) >= Number(n),
        ),
    ],
    [
      `On (${D}), by a table that is not of now, there w(?:as|ere) (\\d)`,
      (day, n) => each(day, (one) => countOn(one, parts) >= Number(n)),
    ],
    [`was announced by (${Names}) on (${D})`, (names, day) => announced(day, names)],
    [`from (AS\\d+), announced on (${D}),`, (names, day) => announced(day, names)],
    [`Announced by (${Names}) on (${D})`, (names, day) => announced(day, names)],
  ]
}

/** The ROA of these worlds names AS64502. */
function claimsOnRoas({ anywhere, countOn, each }: Files): Claim[] {
  return [
    [
      `(?:AS64502 may announce it and does not|AS64502, which does not announce it) in the tables? of (${Days})`,
      (days) => each(days, (day) => !anywhere(day, 64502)),
    ],
    [`last seen (${D})`, (day) => each(day, (one) => anywhere(one, 64502))],
    [`nor in the tables? of (${Days})`, (days) => each(days, (day) => !anywhere(day, 64502))],
    [
      `routes? seen in BGP on (${Days}) (?:is|are) Invalid`,
      (days) => each(days, (day) => countOn(day, [block, ...parts]) > 0),
    ],
  ]
}

function claimsOnEarlierRoutes({ announced, countOn, each, has, routesOn }: Files): Claim[] {
  return [
    [`in the tables? of (${Days}) (${Names}) announced it`, announced],
    [`(${Names}) is (?:last|first) seen in the table of (${D})`, (names, day) => announced(day, names)],
    [
      `(${Names}) is not in the tables? of (${Days})`,
      (names, days) => each(days, (day) => asnsIn(names).every((asn) => !has(day, block, asn))),
    ],
    [`(?:not|it was not) in the tables? of (${Days})`, (days) => each(days, (day) => !has(day, block))],
    [`The tables? of (${D}) has no route for the block itself`, (day) => each(day, (one) => !has(one, block))],
    [
      `The table of (${D}) has (${Names})( alone)?`,
      (day, names, alone) => announced(day, names) && (alone === undefined || countOn(day ?? '', [block]) === 1),
    ],
    [`(${Names}) announced it on (${D})`, (names, day) => announced(day, names)],
    [`which had no route in the table of (${D})`, (day) => each(day, (one) => routesOn(one).length === 0)],
    [`Who announced it on the days between the tables? of (${Days})`, (days) => each(days, () => true)],
  ]
}

function claimsOnObjects({ stand, each, announced, titleOn }: Files): Claim[] {
  return [
    [`In BGP on (${D})[^:]*: (${Objects})\\.(?= |$)`, (day, named) => stand(day, named, true)],
    [`Without a route on (${Days})[^:]*: (${Objects})\\.(?= |$)`, (days, named) => stand(days, named, false)],
    [
      `Announced on (${D}) without one in the registries asked: (${Objects})\\.(?= |$)`,
      (day, named) => stand(day, named, true),
    ],
    [`left over(?: or RPKI-Invalid)? by the tables? of (${Days})`, (days) => each(days, () => true)],
    [`(${Names}) on (${D})`, (names, day) => announced(day, names)],
    // What is past its age.
    [`(${List}) \\((${D}), `, (title, day = '') => titleOn(day) === title],
  ]
}

const claims = [claimsOnLists, claimsOnRoutes, claimsOnRoas, claimsOnEarlierRoutes, claimsOnObjects]

/** Verifies what a text says of days, and gives what is left of it. */
function verify(text: string, files: Files): string {
  return claims
    .flatMap((of) => of(files))
    .reduce(
      (rest, [pattern, isTrue]) =>
        rest.replaceAll(new RegExp(pattern, 'gi'), (said: string, ...groups: Words[]) => {
          expect(isTrue(...groups.slice(0, -2)), `${said} — in: ${text}`).toBe(true)
          return ''
        }),
      text,
    )
}

const dated: readonly Topic[] = [
  ...(['routing', 'before', 'more-specifics', 'your-asn', 'rpki', 'blocklists', 'route-objects'] as const),
]

const beside = {
  vrps: vrpsOf([block, 64502, 22]),
  routeObjects: [routeObjectsOf([block, 64500, 'RIPE'], [block, 64501, 'RIPE'], ['240.0.0.0/24', 64500, 'RIPE'])],
  sources: observedSources([
    ['rpki-vrps', 'vrps'],
    ['irr-test', 'route-objects'],
  ]).map((source) => ({ ...source, asOf: fresh })),
}

test('no sentence names a day but that of a source that has the fact, or was asked and is silent', () => {
  fc.assert(
    fc.property(drawn, (moments) => {
      const [now, ...earlier] = moments.toReversed()
      if (!now) return
      const told = tellDated({ block, now, earlier, beside, asn: 64501 })
      const texts = [
        ...told.statements.flatMap(({ topic, text, headline }) =>
          dated.includes(topic) ? [text, headline ?? ''] : [],
        ),
        ...told.unknowns.map(({ text }) => text).filter((text) => /^(Who announced|Past the limit)/.test(text)),
      ]
      for (const text of texts) expect(daysIn(verify(text, filesOf(moments))), text).toEqual([])
    }),
    { numRuns: 300, seed: 20261130 },
  )
})

test('what a fresh source has is told in the present, and what only an old one has is not', () => {
  fc.assert(
    fc.property(drawn, (moments) => {
      const [now, ...earlier] = moments.toReversed()
      if (!now) return
      const told = tellDated({ block, now, earlier, beside })
      const listed = told.on('blocklists')?.headline ?? ''
      const present = listed.split(/(?:and )?(?:all|[\d.]+ %|under 0\.1 %) of it was/)[0] ?? ''
      for (const { source, isOld, entries } of now.lists ?? []) {
        const title = titles[source] ?? ''
        expect(present.includes(title), listed).toBe(!isOld && entries.length > 0)
        expect(listed.includes(title), listed).toBe(entries.length > 0)
      }
      const announces = told
        .textOn('routing')
        .match(/^(?:\d origins announce the same \/22: )?(AS[^.;]*?)(?: announces the \/22)?[.;]/)
      const inFresh = (now.tables ?? []).filter(({ isOld }) => !isOld).flatMap(({ routes }) => routes)
      const expected = inFresh.flatMap(([prefix, origin]) => (prefix === block ? [Number(origin)] : []))
      expect(asnsIn(announces?.[1]).sort(), told.textOn('routing')).toEqual([...new Set(expected)].sort())
    }),
    { numRuns: 150, seed: 20261130 },
  )
})
