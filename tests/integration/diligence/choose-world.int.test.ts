/** Which world answers for an AS number, by what is kept of each; the files are the simulated world's own. */
import { beforeAll, expect, test, vi } from 'vitest'
import { chooseWorldOfAsn } from '#lib/diligence/server/choose-world.ts'
import { generateWorld } from '#lib/simulation/world/generate-world.ts'
import { dotquad } from '#tests/support/dotquad.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const sync = (world: string, folder: string) =>
  dotquad(['sync', '--world', world, '--sources-dir', folder], { dataDir })
let folder: string

beforeAll(async () => {
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  const files = generateWorld({ seed: 'dotquad', asOf: '2026-11-23' })
    .filter(({ name }) => name.includes('special'))
    .map(({ name, text }): [string, Uint8Array] => [name, Buffer.from(text, 'latin1')])
  folder = writeSources(Object.fromEntries(files))
  await sync('simulated', folder)
})

test('a number that IANA sets aside is answered by the world that knows so, until another has facts of it', async () => {
  for (const asn of [0, 23_456, 4_294_967_295]) expect(chooseWorldOfAsn(asn).id, `AS${asn}`).toBe('simulated')
  expect(chooseWorldOfAsn(64_500).id).toBe('simulated')
  expect(chooseWorldOfAsn(3_333).id).not.toBe('simulated')
  await sync('files', folder)
  expect(chooseWorldOfAsn(23_456).id).toBe('files')
})
