/** `dotquad conflicts` and `dotquad what-if` over files: what a script reads, and how a plan that is none is refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dotquad, objectsOf } from '#tests/support/dotquad.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const leftOver = `route:          198.18.5.0/24
descr:          Straße 1
origin:         AS64666
mnt-by:         MAINT-OLD
last-modified:  2012-02-02T19:20:03Z
source:         RIPE`

beforeAll(async () => {
  const folder = writeSources({
    'delegated-ripencc.txt':
      '2.3|ripencc|20261128|1|19930901|20261128|+0000\nripencc|*|asn|*|0|summary\nripencc|*|ipv4|*|1|summary\nripencc|*|ipv6|*|0|summary\nripencc|NL|ipv4|198.18.4.0|1024|20150302|allocated|H\n',
    'vrps.json': JSON.stringify({
      metadata: { buildtime: '2026-11-28T00:00:00Z' },
      roas: [{ asn: 64500, prefix: '198.18.4.0/22', maxLength: 22, ta: 'ripe' }],
    }),
    'riswhoisdump-20261128.IPv4': '% RIS whois dump\n64500\t198.18.4.0/22\t300\n64666\t198.18.6.0/24\t290\n',
    'ripe.db.route-20261128.txt': `${leftOver}\n`,
  })
  const synced = await dotquad(['sync', '--world', 'files', '--sources-dir', folder], { dataDir })
  expect(synced.stderr).not.toContain('refused')
})

const run = async (...args: string[]) => {
  const ran = await dotquad([...args, '--at', '2026-11-28T12:00:00Z'], { dataDir })
  return { ...ran, answers: ran.status === 0 ? JSON.parse(JSON.stringify(objectsOf(ran))) : [] }
}

test('the matrix names each pair once, and a left-over object by its registry’s own text', async () => {
  const [answer] = (await run('conflicts', '198.18.4.0/22')).answers
  expect(answer).toMatchObject({ prefix: '198.18.4.0/22', rir: 'ripencc', isContractAsked: false })
  expect(answer.rows.map((row: { prefix: string; origin: number }) => `${row.prefix} ${row.origin}`)).toEqual([
    '198.18.4.0/22 64500',
    '198.18.5.0/24 64666',
    '198.18.6.0/24 64666',
  ])
  expect(answer.rows[1].remedies[0].text).toBe(
    `${Buffer.from(leftOver).toString('latin1')}\ndelete:         no longer in use`,
  )
  expect(answer.objects[0]).toMatchObject({
    authority: 'authoritative',
    bgp: { kind: 'none' },
    holder: { kind: 'before' },
  })
})

describe('a plan', () => {
  test('is answered with what changes', async () => {
    const [roa] = (await run('what-if', '198.18.4.0/22', '--roa', 'AS64666/24')).answers
    expect(roa.foresight.live).toMatchObject({
      routes: 2,
      changes: [{ prefix: '198.18.6.0/24', after: { state: 'valid' } }],
    })
    const [split] = (await run('what-if', '198.18.4.0/22', '--split', '/24')).answers
    expect(split.foresight).toMatchObject({
      roas: [{ prefix: '198.18.4.0/22' }],
      routes: [{ prefix: '198.18.4.0/22' }],
    })
  })

  test.each([
    [['what-if', '198.18.4.0/22'], 'Name one plan'],
    [['what-if', '198.18.4.0/22', '--split', '20'], 'from /23 to /32'],
  ])('that is none is refused as a whole: %j', async (args, sentence) => {
    const refused = await run(...args)
    expect([refused.status, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain(sentence)
  })
})
