/** Fills the catalogue of the database that the environment names, as the owner that the command line names, and searches it. */
import pg from 'pg'
import { visitor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { parseSearchQuery, type SearchQuery, writeSearchQuery } from '#lib/listings/search-query.ts'
import { pageStatement } from '#lib/listings/server/catalogue-page.ts'
import { countFacets } from '#lib/listings/server/count-facets.ts'
import { facetStatement } from '#lib/listings/server/facet-statement.ts'
import { pageSize, searchListings } from '#lib/listings/server/search-listings.ts'
import { closeDatabase, pool } from '#lib/platform/db.ts'
import { listings, shortPage } from './catalogue.ts'
import { timeInTurn } from './measure.ts'

const rounds = 40
const actor = visitor()
const read = (text: string): SearchQuery => parseSearchQuery(new URLSearchParams(text)).query

/** What people look for, by every sort; some filters fit most rows, some few. */
const searches = [
  ...['', 'sort=size', 'sort=address', 'deal=sale&sort=price', 'deal=lease&sort=price', 'free=1'],
  ...['rir=arin&deal=lease', 'country=NL&rpki=valid&transferable=yes', 'size=22&deal=sale&price-to=25&sort=price'],
  ...['list=spamhaus-drop:nothing-found&routed=yes', 'deal=sale&price-from=40&price-to=41', 'inside=20.0.0.0/12'],
  ...['contains=20.1.0.0/24', 'rir=lacnic&country=FR&size=24&rpki=not-found&transferable=no&free=1'],
].map(read)

/** A number below `below` that says nothing of the block's place nor of the block's other numbers, and is the same in every run. */
const spread = (name: number, below: number): string => `(hashint4extended(i, ${name}) & 1073741823) % ${below}`
const pick = (name: number, words: readonly string[]): string =>
  `(ARRAY['${words.join("', '")}'])[1 + ${spread(name, words.length)}]`

const fill = `
  WITH made AS (
    SELECT i, 'lst_' || lpad(i::text, 12, '0') AS id, len, network(set_masklen('16.0.0.0'::inet + i::bigint * 1024, len))::cidr AS block,
      timestamptz '2026-01-01' + ${spread(0, listings)} * interval '5 minutes' AS published, ${spread(1, 3)} AS deal, ${spread(2, 10)} AS taken
    FROM generate_series(0, ${listings - 1}) AS i, LATERAL (SELECT (22 + ${spread(3, 3)})::int AS len) AS lengths
  ), listed AS (
    INSERT INTO listing (id, organisation_id, registry, holder_id, country, block, state, currency, terms, version, published_at)
    SELECT id, 'org_seller', 'ripencc', 'holder', 'NL', block, 'published', 'USD',
      '{"lease": null, "permittedUses": ["hosting"], "note": ""}', 1, published
    FROM made
  )
  INSERT INTO listing_entry (listing_id, organisation_id, block, size, free_addresses, published_at, currency,
    sale_rate, lease_rate, facets, summary, checked_at)
  SELECT id, 'org_seller', block, 1::bigint << (32 - len), CASE taken WHEN 0 THEN 0 ELSE 1::bigint << (32 - len) END, published, 'USD',
    CASE WHEN deal < 2 THEN 15000000 + ${spread(4, 40_000)} * 1000 END, CASE WHEN deal > 0 THEN 280000 + ${spread(5, 300_000)} END,
    ARRAY['size:' || len, 'rir:' || ${pick(6, ['arin', 'ripencc', 'apnic', 'lacnic', 'afrinic'])},
      'country:' || ${pick(7, ['NL', 'US', 'DE', 'BR', 'JP', 'KE', 'FR', 'GB', 'SE', 'CL'])},
      'rpki:' || ${pick(8, ['valid', 'not-found', 'unrouted', 'invalid'])},
      'transferable:' || ${pick(9, ['yes', 'yes', 'no', 'unknown'])}, 'routed:' || ${pick(10, ['yes', 'no'])},
      'list:spamhaus-drop:' || CASE ${spread(11, 50)} WHEN 0 THEN 'found' ELSE 'nothing-found' END]
      || CASE WHEN deal < 2 THEN ARRAY['deal:sale'] ELSE '{}' END || CASE WHEN deal > 0 THEN ARRAY['deal:lease'] ELSE '{}' END,
    $1, now() FROM made`

const summary = {
  ...{ registry: 'ripencc', country: 'NL', holderName: 'Example Holder', rpki: 'valid', gatesWarned: [] },
  ...{ transferable: { state: 'yes', from: null, rule: null }, routed: { state: 'yes', origins: [64_500] } },
  lists: [
    { list: 'spamhaus-drop', title: 'Spamhaus DROP', answer: 'nothing-found', asOf: '2026-11-23', listedAddresses: 0 },
  ],
  fromPrices: { sale: { partLength: 24, amountMinor: '512000' }, lease: null, rent: null },
}

async function fillCatalogue(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query("INSERT INTO organisation (id, name) VALUES ('org_seller', 'Example Holder')")
  await owner.query(fill, [JSON.stringify(summary)])
  await owner.query('VACUUM (ANALYZE)')
  await owner.end()
}

/** Milliseconds of each asking of each statement, those of a first round left out. */
async function timeAll(statements: readonly { sql: string; values: unknown[] }[], times: number): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round <= times; round++)
    for (const { sql, values } of statements) {
      const start = performance.now()
      await pool().query(sql, values)
      if (round > 0) taken.push(performance.now() - start)
    }
  return taken
}

const percentile95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN

await fillCatalogue(process.argv[2] ?? '')
for (const query of searches) {
  const [{ entries }, { total }] = [await searchListings(actor, query), await countFacets(actor, query)]
  invariant(
    entries.length === Math.min(total, pageSize) && total > 0,
    `${writeSearchQuery(query)} finds what it counts`,
  )
}
const page95 = percentile95(
  await timeAll(
    searches.map((query) => pageStatement(query, pageSize + 1)),
    rounds,
  ),
)
const facets95 = percentile95(await timeAll(searches.map(facetStatement), 5))

const newest = read('')
const { rows } = await pool().query(
  `SELECT published_at, listing_id FROM listing_entry ORDER BY published_at, listing_id OFFSET ${shortPage} LIMIT 1`,
)
const cursor = { value: rows[0].published_at.toISOString(), id: rows[0].listing_id }
const lastPage = pageStatement({ ...newest, page: { direction: 'after', cursor } }, shortPage)
const firstPage = pageStatement(newest, shortPage)
invariant((await pool().query(lastPage.sql, lastPage.values)).rows.length === shortPage, 'the last page is full')
const ask =
  ({ sql, values }: typeof firstPage) =>
  async () => {
    for (let time = 0; time < 20; time++) await pool().query(sql, values)
  }
const [first = 0, last = 0] = (await timeInTurn(15, [ask(firstPage), ask(lastPage)])).map((time) => time / 20)
await closeDatabase()
process.stdout.write(JSON.stringify({ page95, first, last, facets95 }))
