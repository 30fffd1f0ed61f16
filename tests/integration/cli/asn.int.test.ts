/** `dotquad asn` over files: a network that nothing speaks against, one that lists name, and lines that are none. */
import { beforeAll, describe, expect, test } from 'vitest'
import { generateWorld } from '#lib/simulation/world/generate-world.ts'
import { dotquad, objectsOf } from '#tests/support/dotquad.ts'
import { copyRecordings, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()

const ask = async (args: readonly string[], input = '') => {
  const run = await dotquad(['asn', ...args], { dataDir, input })
  return { ...run, answers: objectsOf(run) }
}

describe('over recorded files', () => {
  beforeAll(async () => {
    await dotquad(['sync', '--sources-dir', copyRecordings()], { dataDir })
  })

  test('tells holder, routes with their states and other origins, lists and ROAs', async () => {
    const { status, answers } = await ask(['AS64500', '--at', '2026-06-20', '--json'])
    expect(status).toBe(0)
    expect(answers).toMatchObject([
      {
        asn: 64500,
        registrations: [{ registry: 'afrinic', first: 64500, count: 1, date: '2020-01-01', holderId: 'F36D0001' }],
        announced: { routes: [{ prefix: '198.18.0.0/18', alsoFrom: [64503, null] }, {}, {}], addresses: 16_384 },
        upstreams: null,
        pastLeases: null,
        asnDrop: { answer: 'not-checked' },
      },
    ])
    // Its dossier rests on the sources of an AS, and a block's stays without them.
    expect(JSON.stringify(answers)).toContain('asns-afrinic')
    const block = await dotquad(['dossier', '198.18.0.0/18', '--json'], { dataDir })
    expect(block.stdout).not.toContain('asns-')
  })

  test('answers line by line, and a line that is no AS number with what is wrong', async () => {
    const { status, answers } = await ask(['--stdin'], '64500\n\nAS1.10\n')
    expect(status).toBe(1)
    expect(answers).toMatchObject([{ asn: 64500 }, { asn: 'AS1.10', error: { code: 'asdot' } }])
    expect((await ask([])).status).toBe(2)
  })
})

test('the simulated world has a network that nothing speaks against, and one that lists name', async () => {
  const files = generateWorld({ seed: 'dotquad', asOf: '2026-11-23' })
    .filter(({ name }) => name.includes('20261123'))
    .map(({ name, text }): [string, Uint8Array] => [name, Buffer.from(text, 'latin1')])
  const folder = writeSources(Object.fromEntries(files))
  await dotquad(['sync', '--world', 'simulated', '--sources-dir', folder], { dataDir })
  const { answers } = await ask(['AS64496', 'AS64506', '--world', 'simulated', '--at', '2026-11-23'])
  expect(answers).toMatchObject([
    { asnDrop: { answer: 'nothing-found' }, blocklists: [{ listedAddresses: 0 }, { listedAddresses: 0 }] },
    { asnDrop: { answer: 'found' }, blocklists: [{}, { list: 'spamhaus-drop' }] },
  ])
  expect(JSON.stringify(answers[0])).not.toContain('"state":"invalid"')
  expect(JSON.stringify(answers[1])).toContain('"state":"invalid"')
})
