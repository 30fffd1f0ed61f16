/** `dotquad transferability` over files: what it answers, and that silence of a source turns nothing into a yes. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dotquad, objectsOf } from '#tests/support/dotquad.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()

/** One registry's statistics: a block under two holders a year apart, and the others empty. */
const statistics = (registry: string, day: string, ...rows: string[]) =>
  `${[
    `2.3|${registry}|${day}|${rows.length}|19930901|${day}|+0000`,
    `${registry}|*|asn|*|0|summary`,
    `${registry}|*|ipv4|*|${rows.length}|summary`,
    `${registry}|*|ipv6|*|0|summary`,
    ...rows,
  ].join('\n')}\n`

const log = (producer: string, ...transfers: object[]) =>
  JSON.stringify({
    version: {
      ...{ stats_version: '4.0', producer, production_date: '2026-11-28T00:00:00Z' },
      records_interval: { start_date: '2012-10-08T00:00:00Z', end_date: '2026-11-28T00:00:00Z' },
    },
    transfers,
  })

const set = { transfer_set: [{ start_address: '198.18.4.0', end_address: '198.18.7.255' }] }
const moved = {
  ...{ type: 'RESOURCE_TRANSFER', source_rir: 'ARIN', recipient_rir: 'RIPE NCC' },
  ...{ source_organization: { name: 'Old Ltd' }, recipient_organization: { name: 'New Ltd' } },
}

beforeAll(async () => {
  const others = ['afrinic', 'apnic', 'arin', 'lacnic'].map((registry) => [
    `${registry}.txt`,
    statistics(registry, '20261128'),
  ])
  const folder = writeSources({
    ...Object.fromEntries(others),
    'before.txt': statistics('ripencc', '20260101', 'ripencc|NL|ipv4|198.18.0.0|1024|20100101|allocated|H1'),
    'now.txt': statistics(
      'ripencc',
      '20261128',
      'ripencc|NL|ipv4|198.18.0.0|1024|20100101|allocated|H2',
      'ripencc|NL|ipv4|198.18.4.0|1024|20100101|allocated|H3',
    ),
    'ripe.json': log('RIPE NCC', { ...moved, ip4nets: set, transfer_date: '2026-06-02T00:00:00Z' }),
    'arin.json': log('ARIN', { ...moved, ip4nets: [set], transfer_date: '2026-06-01 20:00:00.000-0400' }),
    'locks.csv': '# as of: 2026-11-28\nresource,locked from,locked until\n198.18.4.0/22,2026-07-01,2028-07-01\n',
    'conflicts-20261128.txt':
      'apnic|ZZ|ipv4|203.0.113.0|256|20261128|reserved||e-stats\niana|ZZ|ipv4|203.0.113.0|256|20090714|reserved|ietf|iana\n\n',
  })
  const synced = await dotquad(['sync', '--world', 'files', '--sources-dir', folder], { dataDir })
  expect(synced.stderr).not.toContain('refused')
})

const judge = async (...args: string[]) => {
  const run = await dotquad(['transferability', ...args, '--at', '2026-11-28T12:00:00Z'], { dataDir })
  return { ...run, answers: objectsOf(run) }
}
const answersOf = (verdict: Record<string, unknown> | undefined) => JSON.parse(JSON.stringify(verdict))

describe('the verdict', () => {
  test('is yes only with the status, which statistics do not tell', async () => {
    const told = answersOf((await judge('198.18.0.0/22', '--status', 'Allocated PA')).answers[0])
    expect(told).toMatchObject({ rir: 'ripencc', now: { answer: 'yes' }, lease: { answer: 'yes' }, earliest: null })
    const silent = answersOf((await judge('198.18.0.0/22')).answers[0])
    expect(silent.now.answer).toBe('person')
    const unread = silent.now.reasons.filter(({ unknown }: { unknown: boolean }) => unknown)
    expect(unread).toMatchObject([{ says: expect.stringContaining('status of its registration was not read') }])
  })

  test('cites the rule of each reason, and the 5 ways out with need and days', async () => {
    const { recipients } = answersOf((await judge('198.18.0.0/22', '--status', 'ALLOCATED PA')).answers[0])
    expect(recipients.map(({ recipient, answer }: Record<string, string>) => `${recipient} ${answer}`)).toEqual([
      ...['afrinic person', 'apnic yes', 'arin yes', 'lacnic yes', 'ripencc yes'],
    ])
    expect(recipients[2]).toMatchObject({ days: { from: 28, to: 42 }, payer: 'recipient' })
    expect(
      recipients[2].reasons.find(({ rule }: { rule: { id: string } | null }) => rule?.id === 'ripencc.pair.arin'),
    ).toMatchObject({ rule: { value: 'yes', dateRead: '2026-11-23', confidence: 'secondary' } })
  })

  test('has the later of hold and voluntary lock as its first day; a transfer of two logs, held by the later, is told once', async () => {
    const locked = answersOf((await judge('198.18.4.0/22', '--status', 'ALLOCATED PA')).answers[0])
    expect(locked).toMatchObject({ now: { answer: 'no' }, earliest: '2028-07-01' })
    expect(locked.locks.map(({ by, until }: Record<string, string>) => `${by} ${until}`)).toEqual([
      ...['hold 2028-06-02', 'voluntary 2028-07-01'],
    ])
    expect(locked.transfers).toHaveLength(1)
  })

  test('tells another holder with the days of both statistics', async () => {
    const { holders } = answersOf((await judge('198.18.0.0/22')).answers[0])
    expect(holders.changes).toMatchObject([
      {
        ...{ source: 'delegated-ripencc', from: '2026-01-01', to: '2026-11-28' },
        ...{ before: { held: [{ holderId: 'H1' }] }, after: { held: [{ holderId: 'H2' }] } },
      },
    ])
  })

  test('of a bad prefix stands on its line, with exit status 1', async () => {
    const { status, answers } = await judge('198.18.0.1/22', '198.18.0.0/22')
    expect(status).toBe(1)
    expect(answers.map((one) => Object.keys(one)[1])).toEqual(['error', 'ruleVersion'])
  })
})
