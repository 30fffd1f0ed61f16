/** `dotquad pack` and `dotquad verify` as processes: made in one place, verified in another that has nothing else. */
import { execFileSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { dotquad, objectsOf, type Run } from '#tests/support/dotquad.ts'
import { copyRecordings, temporaryFolder } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const elsewhere = temporaryFolder()
const out = join(elsewhere, 'block.tar')
const question = ['198.18.0.0/18', '--at', '2026-06-20T00:00:00Z', '--asn', 'AS64502']
const inPack = (name: string) => execFileSync('tar', ['xOf', out, '--wildcards', name], { encoding: 'utf8' })

let packed: Run
let verified: Run

beforeAll(async () => {
  await dotquad(['sync', '--world', 'files', '--sources-dir', copyRecordings()], { dataDir })
  packed = await dotquad(['pack', ...question, '--out', out], { dataDir })
  verified = await dotquad(['verify', out], { dataDir: elsewhere })
})

test('a pack holds the dossier exactly as the command line prints it', async () => {
  expect(packed.status).toBe(0)
  const { stdout } = await dotquad(['dossier', ...question], { dataDir })
  expect(inPack('dossier.json')).toBe(stdout)
})

test('it is verified where there is nothing but the pack, by a key that nobody there vouches for', () => {
  expect(verified.stderr).toContain('The pack holds.')
  expect(verified.status).toBe(0)
  const signature = { holds: true, standing: 'unknown' }
  expect(objectsOf(verified)).toMatchObject([{ ok: true, dossier: 'equal', signature }])
})

test('verify says of each check whether it was computed again or stands as signed', () => {
  const [verdict] = objectsOf(verified)
  expect(verdict?.checks).toEqual([
    { check: 'specialPurpose', verdict: 'recomputed' },
    { check: 'registrations', verdict: 'recomputed' },
    { check: 'registeredAddresses', verdict: 'recomputed' },
    { check: 'rpki', verdict: 'recomputed' },
    // CAIDA's table and the routing registries may not be passed on.
    { check: 'routing', verdict: 'attested' },
    { check: 'routeObjects', verdict: 'attested' },
    { check: 'blocklists', verdict: 'recomputed' },
    { check: 'transfers', verdict: 'recomputed' },
    { check: 'whatIf', verdict: 'recomputed' },
  ])
})

test('no row of a file that may not be passed on is in it; every other one stands beside its record', () => {
  const list = execFileSync('tar', ['tf', out], { encoding: 'utf8' })
  expect(list).toMatch(/rows\/.*-delegated-afrinic\.jsonl/)
  expect(list).not.toMatch(/rows\/.*-(?:irr-|bgp-pfx2as)/)
  const [first = ''] = inPack('rows/*-delegated-afrinic.jsonl').split('\n')
  expect(JSON.parse(first)).toMatchObject({
    row: { registry: 'afrinic', country: 'ZA', offset: expect.any(Number) },
    raw: 'afrinic|ZA|ipv4|198.18.0.0|8960|20230907|allocated|F36D0003',
  })
})

test('by hand it is checked with tar and sha256sum', () => {
  const folder = temporaryFolder()
  execFileSync('tar', ['xf', out], { cwd: folder })
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).not.toContain('FAILED')
})

test('the key is readable by its owner alone, and named by the pack', async () => {
  expect(statSync(join(dataDir, 'pack-keys.json')).mode & 0o777).toBe(0o600)
  const [made] = objectsOf(packed)
  const [told] = objectsOf(await dotquad(['keys'], { dataDir }))
  expect(told).toMatchObject({ keys: [{ id: made?.key, retiredAt: null }] })
})

test('a key that was handed over vouches for its own pack and for no other', async () => {
  const pem = join(elsewhere, 'house.pem')
  writeFileSync(pem, inPack('key.pem'))
  const own = await dotquad(['verify', out, '--key', pem], { dataDir: elsewhere })
  expect(objectsOf(own)).toMatchObject([{ ok: true, signature: { standing: 'given' } }])
  const other = join(elsewhere, 'other.tar')
  await dotquad(['pack', ...question, '--out', other], { dataDir: temporaryFolder() })
  const run = await dotquad(['verify', other, '--key', pem], { dataDir: elsewhere })
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('It is signed with another key than the one given.')
})

test.each([
  [['verify', '/nowhere.tar'], 1, 'cannot be read'],
  [['pack', '198.18.0.0/18'], 2, 'the file to write'],
  [['pack', '198.18.0.1/18', '--out', '/tmp/x.tar'], 1, '198.18.0.0/18'],
])('%j is refused in a sentence', async (args, status, words) => {
  const run = await dotquad(args, { dataDir })
  expect(run.status).toBe(status)
  expect(run.stderr).toContain(words)
  expect(run.stdout).toBe('')
})
