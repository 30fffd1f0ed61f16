/** The command-line contract of `dotquad dossier` and `dotquad rov`, held against files small enough to judge by eye. */
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { dotquad, objectsOf, type Run, startDotquad } from '#tests/support/dotquad.ts'
import { copyRecordings, temporaryFolder } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const empty = temporaryFolder()
const at = '2026-06-20T00:00:00Z'
const ask = (input: string, ...options: string[]) =>
  dotquad(['dossier', '--stdin', '--json', ...options], { dataDir, input })

let answers: Run
let [block, inside, unrouted, half]: Record<string, unknown>[] = []

beforeAll(async () => {
  const synced = await dotquad(['sync', '--world', 'files', '--sources-dir', copyRecordings()], { dataDir })
  expect(synced.status).toBe(0)
  const prefixes = ['198.18.0.0/18', '198.18.35.0/24', '203.0.114.0/24', '198.18.64.0/23']
  answers = await ask(prefixes.join('\n'), '--at', at, '--asn', 'AS64502')
  ;[block, inside, unrouted, half] = objectsOf(answers)
})

describe('a dossier', () => {
  test('has exactly the members of the contract, in its order', () => {
    expect(Object.keys(block ?? {})).toEqual([
      'prefix',
      'ruleVersion',
      'at',
      'specialPurpose',
      'registrations',
      'registeredAddresses',
      'rpki',
      'routing',
      'routeObjects',
      'blocklists',
      'transfers',
      'whatIf',
      'sources',
    ])
    expect(block).toMatchObject({ prefix: '198.18.0.0/18', at, ruleVersion: expect.any(String) })
  })

  test('has every row of the special-purpose registry that overlaps', () => {
    expect(JSON.stringify(block?.specialPurpose)).toBe('[{"name":"Benchmarking","prefix":"198.18.0.0/15"}]')
    expect(unrouted?.specialPurpose).toEqual([])
  })

  test('has the rows of every registry, unclipped, by address and then by count', () => {
    expect(JSON.stringify(block?.registrations)).toBe(
      JSON.stringify([
        {
          registry: 'apnic',
          country: 'AU',
          start: '198.18.0.0',
          count: 256,
          date: '2019-03-01',
          status: 'assigned',
          holderId: null,
        },
        {
          registry: 'afrinic',
          country: 'ZA',
          start: '198.18.0.0',
          count: 8960,
          date: '2023-09-07',
          status: 'allocated',
          holderId: 'F36D0003',
        },
        {
          registry: 'afrinic',
          country: 'ZZ',
          start: '198.18.35.0',
          count: 256,
          date: null,
          status: 'reserved',
          holderId: null,
        },
        {
          registry: 'afrinic',
          country: null,
          start: '198.18.36.0',
          count: 512,
          date: null,
          status: 'assigned',
          holderId: 'F36D0002',
        },
      ]),
    )
    expect(block?.registeredAddresses).toBe(8960 + 256 + 512)
    expect(inside?.registeredAddresses).toBe(256)
  })

  test('counts what VRPs cover as a union and lists the distinct ones that cover the block', () => {
    expect(JSON.stringify(block?.rpki)).toBe(
      JSON.stringify({
        coverage: 'full',
        coveredAddresses: 16384,
        as0: 'some',
        coveringVrps: [
          { prefix: '198.18.0.0/15', asn: 0, maxLength: 32, ta: 'apnic' },
          { prefix: '198.18.0.0/18', asn: 64500, maxLength: 20, ta: 'afrinic' },
          { prefix: '198.18.0.0/18', asn: 64501, maxLength: 18, ta: 'afrinic' },
        ],
        moreSpecificVrps: 1,
      }),
    )
    expect(half?.rpki).toMatchObject({ as0: 'only', coverage: 'full', moreSpecificVrps: 1 })
    expect(unrouted?.rpki).toEqual({
      coverage: 'none',
      coveredAddresses: 0,
      as0: 'none',
      coveringVrps: [],
      moreSpecificVrps: 0,
    })
  })

  test('unites the tables of all collectors, tells AS_SETs as null and leaves out what is shorter than /8', () => {
    expect(JSON.stringify(block?.routing)).toBe(
      JSON.stringify({
        status: 'exact',
        exact: [
          { origin: 64500, state: 'valid', reason: null },
          { origin: 64501, state: 'valid', reason: null },
          { origin: 64503, state: 'invalid', reason: 'origin' },
          { origin: null, state: 'invalid', reason: 'origin' },
        ],
        moreSpecifics: [
          { prefix: '198.18.0.0/21', origin: 64500, state: 'invalid', reason: 'length' },
          { prefix: '198.18.16.0/24', origin: 64500, state: 'valid', reason: null },
        ],
        covering: [{ prefix: '198.0.0.0/8', origin: 64511 }],
      }),
    )
    expect(inside?.routing).toMatchObject({ status: 'covered-only' })
    expect(unrouted?.routing).toEqual({ status: 'unrouted', exact: [], moreSpecifics: [], covering: [] })
  })

  test('has the route objects of every registry against ROAs and BGP', () => {
    expect(JSON.stringify(block?.routeObjects)).toBe(
      JSON.stringify([
        {
          prefix: '198.18.0.0/15',
          origin: 64511,
          source: 'RADB',
          relation: 'covers',
          state: 'invalid',
          reason: 'as0',
          inBgp: false,
        },
        {
          prefix: '198.18.0.0/18',
          origin: 64500,
          source: 'RIPE',
          relation: 'exact',
          state: 'valid',
          reason: null,
          inBgp: true,
        },
        {
          prefix: '198.18.32.0/20',
          origin: 64503,
          source: 'RIPE',
          relation: 'inside',
          state: 'invalid',
          reason: 'origin',
          inBgp: false,
        },
      ]),
    )
  })

  test('has every entry of the newest list, repeated ones too, and counts their addresses once', () => {
    expect(JSON.stringify(block?.blocklists)).toBe(
      JSON.stringify([
        {
          list: 'spamhaus-drop',
          asOf: '2026-06-19T09:44:02Z',
          listedAddresses: 4096,
          entries: [
            { prefix: '198.18.32.0/20', relation: 'inside', reference: 'SBL100002' },
            { prefix: '198.18.32.0/21', relation: 'inside', reference: 'SBL100003' },
            { prefix: '198.18.32.0/21', relation: 'inside', reference: 'SBL100004' },
          ],
        },
      ]),
    )
    expect(inside?.blocklists).toMatchObject([{ listedAddresses: 256, entries: [{ relation: 'covers' }, {}, {}] }])
    expect(unrouted?.blocklists).toEqual([
      { list: 'spamhaus-drop', asOf: '2026-06-19T09:44:02Z', listedAddresses: 0, entries: [] },
    ])
  })

  test('has the transfers of any part of the block, unclipped, octets without padding', () => {
    expect(JSON.stringify(inside?.transfers)).toBe(
      JSON.stringify([
        {
          date: '2024-02-01',
          type: 'RESOURCE_TRANSFER',
          sourceRir: 'ARIN',
          recipientRir: 'AFRINIC',
          source: 'Example Source, LLC',
          recipient: 'Example Recipient, Inc.',
          start: '198.18.0.0',
          end: '198.18.63.255',
        },
      ]),
    )
  })

  test('says what would become of the block itself under the ASN asked about, and only if one is', async () => {
    expect(JSON.stringify(block?.whatIf)).toBe('{"origin":64502,"state":"invalid","reason":"origin"}')
    expect(half?.whatIf).toEqual({ origin: 64502, state: 'invalid', reason: 'as0' })
    expect(unrouted?.whatIf).toEqual({ origin: 64502, state: 'not-found', reason: null })
    const [without] = objectsOf(await dotquad(['dossier', '198.18.0.0/18'], { dataDir }))
    expect(without).not.toHaveProperty('whatIf')
  })

  test('dates each source as its file does and names those that are missing', () => {
    const sources = Object.fromEntries(
      [block?.sources].flat().map((source) => {
        const { source: id, ...rest } = Object(source)
        return [id, rest]
      }),
    )
    const observed = { fetchedAt: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }
    const missing = { status: 'not-configured', asOf: null, fetchedAt: null, sha256: null, records: null }
    expect(Object.keys(sources['rpki-vrps'])).toEqual(['status', 'asOf', 'fetchedAt', 'sha256', 'records'])
    expect(sources).toMatchObject({
      'delegated-afrinic': { ...observed, status: 'observed', asOf: '2026-06-19', records: 3 },
      'delegated-apnic': { ...observed, status: 'stale', asOf: '2025-07-20', records: 1 },
      'delegated-arin': missing,
      'transfers-ripencc': missing,
      'rpki-vrps': { ...observed, status: 'stale', asOf: '2025-07-20T10:01:43Z', records: 6 },
      'bgp-pfx2as': { ...observed, status: 'observed', asOf: '2026-06-19', records: 9 },
      'bgp-riswhois': { ...observed, status: 'observed', asOf: '2026-06-18T00:00:01Z', records: 2 },
      'irr-ripe': { ...observed, asOf: null, records: 2 },
      'irr-arin': missing,
      'spamhaus-drop': { ...observed, asOf: '2026-06-19T09:44:02Z', records: 4 },
      'transfers-arin': { ...observed, asOf: '2026-04-15T03:59:11Z', records: 1 },
      'iana-special-purpose': { ...observed, asOf: null, records: 5 },
    })
  })

  test('at an earlier moment rests on what was known then', async () => {
    const [then] = objectsOf(await ask('198.18.0.0/18\n', '--at', '2026-01-01'))
    expect(then).toMatchObject({
      at: '2026-01-01T23:59:59.999Z',
      registeredAddresses: 9216,
      blocklists: [{ asOf: '2025-07-20T03:37:54Z', entries: [{ reference: 'SBL100001' }] }],
      routing: null,
      transfers: null,
      routeObjects: [{ inBgp: null }, { inBgp: null }, { inBgp: null }],
    })
  })
})

describe('lines of prefixes', () => {
  test('are answered one object a line in their order, blank ones skipped, with either line end', async () => {
    const run = await ask('198.18.0.0/24\r\n\r\n   \n198.18.1.0/24\n\n198.18.2.0/24')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(objectsOf(run).map(({ prefix }) => prefix)).toEqual(['198.18.0.0/24', '198.18.1.0/24', '198.18.2.0/24'])
  })

  test('that are no prefix are refused on their own line, with exit status 1 at the end', async () => {
    const run = await ask('198.18.0.0/24\n198.18.0.1/24\nnonsense\n198.18.1.0/24\n')
    expect(run.status).toBe(1)
    const [first, hostBits, nonsense, last] = objectsOf(run)
    expect([first?.prefix, last?.prefix]).toEqual(['198.18.0.0/24', '198.18.1.0/24'])
    const error = { code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/[.?]$/) }
    expect(hostBits).toStrictEqual({ prefix: '198.18.0.1/24', error })
    expect(nonsense).toStrictEqual({ prefix: 'nonsense', error })
  })

  test('are answered in bulk', async () => {
    const prefixes = Array.from({ length: 5000 }, (_, index) => `198.${index >> 8}.${index & 255}.0/24`)
    const run = await ask(prefixes.join('\n'))
    expect(run.status).toBe(0)
    expect(objectsOf(run).map(({ prefix }) => prefix)).toEqual(prefixes)
  })

  test('may have a reader that has seen enough', async () => {
    const child = startDotquad(['dossier', '--stdin'], { dataDir })
    let complaints = ''
    child.stderr?.on('data', (part) => {
      complaints += part
    })
    child.stdin?.on('error', () => child.stdin?.destroy()) // nobody reads on once the program has ended
    child.stdout?.once('data', () => child.stdout?.destroy())
    child.stdin?.end('198.18.0.0/18\n'.repeat(20_000))
    const [status] = await once(child, 'close')
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
  })

  test('are answered the same from any folder', async () => {
    const away = await dotquad(['dossier', '198.18.0.0/18', '--at', at, '--asn', '64502'], { dataDir, cwd: tmpdir() })
    expect(away.stdout.trimEnd()).toBe(answers.stdout.split('\n')[0])
  })
})

describe('routes', () => {
  test('are answered by state and reason, in their order', async () => {
    const routes = [
      '198.18.0.0/18 64500',
      '198.18.0.0/21 AS64500',
      '198.18.64.0/23\t64502',
      '203.0.113.0/24 64500',
      '198.18.0.0/18 0',
    ]
    const run = await dotquad(['rov', '--stdin', '--json'], { dataDir, input: routes.join('\r\n\r\n') })
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout.split('\n')).toEqual([
      '{"prefix":"198.18.0.0/18","origin":64500,"state":"valid","reason":null}',
      '{"prefix":"198.18.0.0/21","origin":64500,"state":"invalid","reason":"length"}',
      '{"prefix":"198.18.64.0/23","origin":64502,"state":"invalid","reason":"as0"}',
      '{"prefix":"203.0.113.0/24","origin":64500,"state":"not-found","reason":null}',
      '{"prefix":"198.18.0.0/18","origin":0,"state":"invalid","reason":"origin"}',
      '',
    ])
  })

  test('that cannot be read are refused on their own line', async () => {
    const input = '198.18.0.0/18\n198.18.0.0/18 64500 9\n198.18.0.1/18 64500\n198.18.0.0/18 AS\n198.18.0.0/18 64500\n'
    const run = await dotquad(['rov', '--stdin', '--json'], { dataDir, input })
    expect(run.status).toBe(1)
    expect(objectsOf(run).map((answer) => 'error' in answer)).toEqual([true, true, true, true, false])
  })
})

describe('a world with nothing imported', () => {
  test('answers null to every check and names every source as missing', async () => {
    const run = await dotquad(['dossier', '198.18.0.0/18', '--json', '--asn', '64500'], { dataDir: empty })
    const [dossier] = objectsOf(run)
    expect(run).toMatchObject({ status: 0, stderr: expect.stringContaining('dotquad sync --world files') })
    expect(dossier).toMatchObject({
      specialPurpose: null,
      registrations: null,
      registeredAddresses: null,
      rpki: null,
      routing: null,
      routeObjects: null,
      blocklists: null,
      transfers: null,
      whatIf: { origin: 64500, state: null, reason: null },
    })
    const states = [dossier?.sources].flat().map((source) => Object(source).status)
    expect(new Set(states)).toEqual(new Set(['not-configured']))
  })

  test('has no state for a route', async () => {
    const run = await dotquad(['rov', '--stdin', '--json'], { dataDir: empty, input: '198.18.0.0/18 64500\n' })
    expect(run.stdout).toBe('{"prefix":"198.18.0.0/18","origin":64500,"state":null,"reason":null}\n')
  })
})

describe('a command that is not understood', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['dosier']],
    ['an unknown option', ['dossier', '198.18.0.0/18', '--jsno']],
    ['an unknown world', ['dossier', '198.18.0.0/18', '--world', 'moon']],
    ['no prefix', ['dossier', '--json']],
    ['an ASN that is none', ['dossier', '198.18.0.0/18', '--asn', '4294967296']],
    ['a day that does not exist', ['dossier', '198.18.0.0/18', '--at', '2026-02-30']],
    ['rov without its lines', ['rov', '198.18.0.0/18', '64500']],
  ])('%s: exit status 2, a sentence, and nothing on stdout', async (_what, args) => {
    const { status, stdout, stderr } = await dotquad(args, { dataDir: empty })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/\.\n/)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})
