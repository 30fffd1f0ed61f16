/** `dotquad sync --world live` as a process: real https, the operator's own addresses, and what is told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fetchableSources } from '#lib/diligence/source-catalogue.ts'
import { dotquad, objectsOf, type Run } from '#tests/support/dotquad.ts'
import { always, type FileServer, serveFiles, testCertificatePath } from '#tests/support/file-server.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

/** Of today, so that it is fresh for a command line that knows no other time. */
const drop = readFileSync(
  join(import.meta.dirname, '../../recordings/spamhaus-drop/drop_v4-20260619.json'),
  'utf8',
).replace(/"timestamp":\s*\d+/, `"timestamp":${Math.floor(Date.now() / 1000) - 60}`)

function sync(dataDir: string, choices: unknown, environment: Record<string, string> = {}): Promise<Run> {
  const folder = writeSources({ 'downloads.json': JSON.stringify(choices) })
  return dotquad(['sync', '--world', 'live'], {
    dataDir,
    environment: { DOTQUAD_DOWNLOADS_FILE: join(folder, 'downloads.json'), ...environment },
  })
}

/** Every other source off. */
const onlyDropFrom = ({ url }: FileServer) => ({
  ...Object.fromEntries(fetchableSources.map(({ id }) => [id, 'off'])),
  'spamhaus-drop': { url: `${url}drop_v4.json`, everyHours: 12 },
})

const trust = { NODE_EXTRA_CA_CERTS: testCertificatePath }

test('what is fetched comes over https from a server that proves itself, is told, and answers', async () => {
  const [untrusting, trusting] = [temporaryFolder(), temporaryFolder()]
  const server = await serveFiles(always(drop, { etag: '"1"' }), 'https')
  const choices = onlyDropFrom(server)
  const [refused, fetched] = await Promise.all([sync(untrusting, choices), sync(trusting, choices, trust)])
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^failed +spamhaus-drop, unreachable: .*certificate that is not to be trusted/m),
  })
  expect(fetched).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^imported +spamhaus-drop, as of \S+, 4 IPv4 records$/m),
  })
  expect(objectsOf(fetched)).toMatchObject([
    { world: 'live', sources: [{ source: 'spamhaus-drop', outcome: 'imported' }] },
  ])
  const [again, ...dossiers] = await Promise.all([
    sync(trusting, choices, trust),
    ...[untrusting, trusting].map((dataDir) => dotquad(['dossier', '198.18.32.0/19', '--world', 'live'], { dataDir })),
  ])
  expect(again).toMatchObject({ status: 0, stderr: expect.stringMatching(/^not-due +spamhaus-drop, until /m) })
  expect(server.asked).toHaveLength(1)
  expect(dossiers.flatMap(objectsOf)).toMatchObject([
    {
      blocklists: null,
      sources: expect.arrayContaining([expect.objectContaining({ source: 'spamhaus-drop', status: 'failed' })]),
    },
    {
      blocklists: [{ listedAddresses: 4096 }],
      sources: expect.arrayContaining([expect.objectContaining({ source: 'spamhaus-drop', status: 'observed' })]),
    },
  ])
})

test('what cannot be fetched for a reason of our own is a sentence and exit status 1', async () => {
  const [mistyped, off] = await Promise.all([
    sync(temporaryFolder(), { 'spamhaus-dorp': 'off' }),
    sync(temporaryFolder(), {}, { DOTQUAD_NETWORK: 'off' }),
  ])
  expect(mistyped).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('no source "spamhaus-dorp"'),
  })
  expect(off).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('DOTQUAD_NETWORK is off') })
})

test('a folder of files takes the place of fetching', async () => {
  const folder = writeSources({ 'drop.json': drop })
  const run = await dotquad(['sync', '--world', 'live', '--sources-dir', folder], { dataDir: temporaryFolder() })
  expect(objectsOf(run)).toMatchObject([{ world: 'live', files: [{ outcome: 'imported' }] }])
})
