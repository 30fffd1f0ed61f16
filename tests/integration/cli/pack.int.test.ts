/** `dotquad pack` and `dotquad verify` as processes: made in one place, verified in another that has nothing else. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dotquad, objectsOf, type Run } from '#tests/support/dotquad.ts'
import { copyRecordings, temporaryFolder } from '#tests/support/sources-folder.ts'

const dataDir = temporaryFolder()
const elsewhere = temporaryFolder()
const out = join(elsewhere, 'block.tar')
const at = '2026-06-20T00:00:00Z'
const question = ['198.18.0.0/18', '--at', at, '--asn', 'AS64502']
const verify = (...args: string[]) => dotquad(['verify', ...args], { dataDir: elsewhere })

let packed: Run

beforeAll(async () => {
  await dotquad(['sync', '--world', 'files', '--sources-dir', copyRecordings()], { dataDir })
  packed = await dotquad(['pack', ...question, '--out', out], { dataDir })
})

describe('a pack', () => {
  test('holds the dossier exactly as the command line prints it', async () => {
    expect(packed.status).toBe(0)
    const { stdout } = await dotquad(['dossier', ...question], { dataDir })
    const inside = execFileSync('tar', ['xOf', out, 'dossier.json'], { encoding: 'utf8' })
    expect(inside).toBe(stdout)
  })

  test('is the same bytes when it is made again', async () => {
    const again = join(elsewhere, 'again.tar')
    await dotquad(['pack', ...question, '--out', again], { dataDir })
    expect(readFileSync(again).equals(readFileSync(out))).toBe(true)
  })

  test('is verified where there is nothing but the pack: by a key that nobody there vouches for', async () => {
    const run = await verify(out)
    expect(run.stderr).toContain('The pack holds.')
    expect(run.status).toBe(0)
    const [verdict] = objectsOf(run)
    expect(verdict).toMatchObject({ ok: true, dossier: 'equal', signature: { holds: true, standing: 'unknown' } })
  })

  test('says of each check whether it was computed again or stands as signed', async () => {
    const [verdict] = objectsOf(await verify(out))
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

  test('has no row of a file that may not be passed on', () => {
    const list = execFileSync('tar', ['tf', out], { encoding: 'utf8' })
    expect(list).toMatch(/rows\/.*-delegated-afrinic\.jsonl/)
    expect(list).not.toMatch(/rows\/.*-(?:irr-|bgp-pfx2as)/)
  })

  test('has each row beside its record, as it stands in the file', () => {
    const rows = execFileSync('tar', ['xOf', out, '--wildcards', 'rows/*-delegated-afrinic.jsonl'], { encoding: 'utf8' })
    const [first] = rows.split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({
      row: { registry: 'afrinic', country: 'ZA', offset: expect.any(Number) },
      raw: 'afrinic|ZA|ipv4|198.18.0.0|8960|20230907|allocated|F36D0003',
    })
  })

  test('can be checked by hand, with sha256sum and openssl', () => {
    const folder = temporaryFolder()
    execFileSync('tar', ['xf', out], { cwd: folder })
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).not.toContain('FAILED')
  })
})

describe('the key', () => {
  test('is readable by its owner alone, and named by the pack', async () => {
    expect(statSync(join(dataDir, 'pack-keys.json')).mode & 0o777).toBe(0o600)
    const [told] = objectsOf(packed)
    const [{ keys }] = objectsOf(await dotquad(['keys'], { dataDir })) as [{ keys: { id: string }[] }]
    expect(keys.map(({ id }) => id)).toEqual([told?.key])
  })

  test('vouches for a pack where it was handed over, and for no pack of another', async () => {
    const pem = join(elsewhere, 'house.pem')
    writeFileSync(pem, execFileSync('tar', ['xOf', out, 'key.pem']))
    expect(objectsOf(await verify(out, '--key', pem))[0]).toMatchObject({ ok: true, signature: { standing: 'given' } })
    const other = join(elsewhere, 'other.tar')
    await dotquad(['pack', ...question, '--out', other, '--world', 'files'], { dataDir: temporaryFolder() })
    const run = await verify(other, '--key', pem)
    expect(run.status).toBe(1)
    expect(run.stderr).toContain('It is signed with another key than the one given.')
  })

  test('that was replaced still vouches for what it signed, and signs no more', async () => {
    const house = temporaryFolder()
    const [old, young] = [join(house, 'old.tar'), join(house, 'young.tar')]
    await dotquad(['pack', ...question, '--out', old], { dataDir: house })
    await dotquad(['keys', '--rotate'], { dataDir: house })
    await dotquad(['pack', ...question, '--out', young], { dataDir: house })
    const verdicts = await Promise.all([old, young].map((path) => dotquad(['verify', path], { dataDir: house })))
    const [first, second] = verdicts.map((run) => objectsOf(run)[0])
    expect([first, second]).toMatchObject([
      { ok: true, signature: { standing: 'this-house' } },
      { ok: true, signature: { standing: 'this-house' } },
    ])
    expect(JSON.stringify(first?.signature)).not.toBe(JSON.stringify(second?.signature))
  })
})

test.each([
  [['verify'], 2, 'Name one pack'],
  [['verify', '/nowhere.tar'], 1, 'cannot be read'],
  [['pack', '198.18.0.0/18'], 2, 'the file to write'],
  [['pack', '198.18.0.1/18', '--out', '/tmp/x.tar'], 1, '198.18.0.0/18'],
  [['pack', '198.18.0.0/18', '--out', '/nowhere/x.tar'], 1, 'cannot be written'],
])('%j is refused in a sentence', async (args, status, words) => {
  const run = await dotquad(args, { dataDir })
  expect(run.status).toBe(status)
  expect(run.stderr).toContain(words)
  expect(run.stdout).toBe('')
})
