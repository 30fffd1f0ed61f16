/** Packs of imported files: what a changed byte, a forged pack and a random world come to. */
import { sign } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { printManifest, printSums, signatureName, sumsName } from '#lib/diligence/pack.ts'
import { ruleVersionOf } from '#lib/diligence/rule-version.ts'
import { makePack } from '#lib/diligence/server/make-pack.ts'
import { openPack } from '#lib/diligence/server/open-pack.ts'
import { openSigningKey, readPublicKeys, rotateSigningKey } from '#lib/diligence/server/pack-keys.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { nothingKept } from '#lib/diligence/server/tell-particulars.ts'
import { verifyPack } from '#lib/diligence/server/verify-pack.ts'
import { readUstar, writeUstar } from '#lib/kernel/ustar.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { codedRules, makeRuleSet } from '#lib/registry/rule-set.ts'
import { prefix } from '#tests/support/evidence.ts'
import { cidr, randomOf, randomWorld } from '#tests/support/random-world.ts'
import { copyRecordings, temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const at = '2026-06-20T00:00:00Z'
const anyKey = { given: null, own: new Set<string>() }
const verify = (file: Uint8Array) => verifyPack(file, anyKey)

const place = { dataDir: temporaryFolder(), world: 'files' }
let file: Uint8Array

beforeAll(async () => {
  await syncWorld({ ...place, sourcesDir: copyRecordings(), fetchedAt: at })
  file = makePack(place, { block: prefix('198.18.0.0/18'), at, asn: 64502 }).file
})

/** Which member a byte of the pack is in, and which line of it, where it has lines. */
function placeOf(position: number): { name: string; line: string | null } {
  let from = 0
  const { members } = readUstar(file)
  for (const { name, content } of members) {
    const end = from + 512 + Math.ceil(content.length / 512) * 512
    if (position < end) {
      const inside = position - from - 512
      const isLine = name.endsWith('.jsonl') && inside >= 0 && inside < content.length
      const before = content.subarray(0, Math.max(0, inside))
      return { name, line: isLine ? `line ${before.filter((byte) => byte === 10).length + 1}` : null }
    }
    from = end
  }
  return { name: members.at(-1)?.name ?? '', line: null }
}

function flipped(position: number, bit: number): Uint8Array {
  const changed = Uint8Array.from(file)
  changed[position] = (changed[position] ?? 0) ^ (1 << bit)
  return changed
}

describe('one flipped bit', () => {
  test('anywhere in a pack names the member that it is in, and the record', () => {
    const unnamed: unknown[] = []
    // A step that is prime to every length in it, so that headers, hashes, rows and padding are all hit.
    for (let position = 0; position < file.length; position += 163) {
      const { ok, members, faults } = verify(flipped(position, position % 8))
      const named = members.filter(({ verdict }) => verdict !== 'as-signed')
      const { name, line } = placeOf(position)
      const isNamed = named[0]?.name === name && (line === null || named[0].where === line)
      if (ok || faults.length === 0 || !isNamed) unnamed.push({ position, name, line, named })
    }
    expect(unnamed).toEqual([])
  })

  test('in the head never passes, whatever its place', () => {
    const headEnd =
      file.length -
      readUstar(file)
        .members.slice(4)
        .reduce((sum, { content }) => sum + content.length, 0)
    const silent: number[] = []
    for (let position = 0; position < Math.min(6144, headEnd); position += 23) {
      if (verify(flipped(position, 0)).ok) silent.push(position)
    }
    expect(silent).toEqual([])
  })

  test('in the dossier names the check it changed', () => {
    const text = Buffer.from(file).indexOf('"coveredAddresses":') + '"coveredAddresses":'.length
    const { members, dossier } = verify(flipped(text, 0))
    expect(members.find(({ name }) => name === 'dossier.json')).toMatchObject({ verdict: 'changed', where: 'rpki' })
    expect(dossier).toBe('differs')
  })
})

test('whatever is cut off, empty or no pack at all is refused without an exception', () => {
  for (const length of [0, 1, 511, 512, 513, 3000, 5000, file.length - 1024, file.length - 1]) {
    expect(verify(file.subarray(0, length)).ok).toBe(false)
  }
  expect(verify(new TextEncoder().encode('<html>Not found</html>')).ok).toBe(false)
  expect(verify(Uint8Array.from([...file, 0])).ok).toBe(false)
})

describe('a pack that somebody made anew', () => {
  const members = () => readUstar(file).members
  const replace = (name: string, change: (text: string) => string) =>
    writeUstar(
      members().map((member) =>
        member.name === name
          ? { name, content: new TextEncoder().encode(change(new TextDecoder().decode(member.content))) }
          : member,
      ),
    )

  test('with a member that was not signed, or without one that was, does not hold', () => {
    const stranger = { name: 'more.txt', content: new Uint8Array(1) }
    expect(verify(writeUstar([...members(), stranger])).members.at(-1)).toMatchObject({ verdict: 'unexpected' })
    expect(verify(writeUstar([...members(), ...members().slice(-1)])).ok).toBe(false)
    const without = verify(writeUstar(members().filter(({ name }) => name !== 'statements.jsonl')))
    expect(without.members.find(({ name }) => name === 'statements.jsonl')?.verdict).toBe('missing')
    expect(without.ok).toBe(false)
  })

  test('with a longer, shorter or reordered member does not hold', () => {
    expect(verify(replace('dossier.json', (text) => `${text} `)).ok).toBe(false)
    expect(verify(replace('statements.jsonl', (text) => text.slice(0, -1))).ok).toBe(false)
    expect(verify(writeUstar(members().toReversed())).ok).toBe(false)
    const [manifest, signature, key, sums, ...others] = members()
    if (!(manifest && signature && key && sums)) throw new Error('A pack has a head')
    expect(verify(writeUstar([manifest, signature, key, sums, ...others.toReversed()])).ok).toBe(false)
  })

  test('whose signer told another dossier than its evidence gives is found out, though all is signed', () => {
    // The same house, a moment later: its dossier in this pack, signed by its own key.
    const other = makePack(place, { block: prefix('198.18.0.0/18'), at: '2026-06-21T00:00:00Z', asn: 64502 }).file
    const dossier = readUstar(other).members.find(({ name }) => name === 'dossier.json')
    expect(dossier).toBeDefined()
    const swapped = writeUstar(
      members().map((member) => (member.name === 'dossier.json' && dossier ? dossier : member)),
    )
    expect(verify(swapped)).toMatchObject({ ok: false, dossier: 'differs' })
  })
})

test('every random world’s pack holds, and gives the dossier that the whole world gives', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const dataDir = temporaryFolder()
    const sourcesDir = writeSources(randomWorld(seed).files)
    await syncWorld({ world: 'files', dataDir, sourcesDir, fetchedAt: at })
    const random = randomOf(-seed)
    for (let count = 0; count < 3; count++) {
      const block = prefix(cidr(random.block()))
      const asn = random.pick([null, 64500, 0])
      const verdict = verify(makePack({ dataDir, world: 'files' }, { block, at, asn }).file)
      expect({ seed, faults: verdict.faults, dossier: verdict.dossier }).toEqual({ seed, faults: [], dossier: 'equal' })
    }
  }
})

test('a pack of before faults were written down still gives the dossier that it was made of', async () => {
  const old = { dataDir: temporaryFolder(), world: 'files' }
  const sourcesDir = writeSources({ 'drop.json': '{"cidr":"198.18.32.0/21","sblid":"SBL1","rir":"afrinic"}\n{' })
  await syncWorld({ ...old, sourcesDir, fetchedAt: at })
  const made = makePack(old, { block: prefix('198.18.32.0/24'), at, asn: null })
  const statuses = made.dossier.sources.map(({ source, status }) => `${source} ${status}`)
  expect(statuses).toContain('spamhaus-drop failed')
  expect(verify(made.file)).toMatchObject({ ok: true, dossier: 'equal' })
  expect(verify(signedWithoutFaults(made.file, old.dataDir))).toMatchObject({ ok: true, dossier: 'equal', faults: [] })
})

/** As this version of a pack was written at first. */
function signedWithoutFaults(packed: Uint8Array, dataDir: string): Uint8Array {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const [head, , key, , ...others] = readUstar(packed).members
  const { manifest: today } = openPack(packed)
  if (!(head && key && today)) throw new Error('A pack has a head')
  const { faults: _none, ...manifest } = today
  const content = bytes(printManifest(manifest))
  const signature = sign(null, content, openSigningKey(dataDir).privateKey)
  const signed = [{ ...head, content }, { name: signatureName, content: signature }, key]
  const sums = [...signed, ...others].map((member) => ({ name: member.name, sha256: sha256(member.content) }))
  return writeUstar([...signed, { name: sumsName, content: bytes(printSums(sums)) }, ...others])
}

describe('what a database keeps', () => {
  const question = { block: prefix('198.18.0.0/18'), at, asn: null }
  const statementsOf = (packed: Uint8Array) =>
    new TextDecoder().decode(readUstar(packed).members.find(({ name }) => name === 'statements.jsonl')?.content)

  test('is told in the pack and on paper as on the page, and the dossier still computes again', () => {
    const reason = 'the answers kept here could not be read'
    const rules = makeRuleSet(codedRules.rows.map((rule) => ({ ...rule, doubt: 'an operator asked' })))
    const packed = makePack(place, { ...question, kept: { ...nothingKept, rules, dnsbl: { state: 'failed', reason } } })
    expect(statementsOf(packed.file)).toContain(reason)
    expect(statementsOf(packed.file)).not.toContain('known to this program')
    expect(statementsOf(packed.file)).toContain(`"ruleVersion":"${ruleVersionOf(rules)}"`)
    expect(packed.statedBy).not.toBe(packed.dossier.ruleVersion)
    expect(verify(packed.file)).toMatchObject({ ok: true, dossier: 'equal' })
  })

  test('is not known to a program without one, which says so', () => {
    expect(statementsOf(makePack(place, question).file)).toContain('no answers of them are known to this program')
  })
})

describe('keys', () => {
  test('the first pack makes one, and every later one is signed with it', () => {
    const dataDir = temporaryFolder()
    expect(readPublicKeys(dataDir)).toEqual([])
    const { id } = openSigningKey(dataDir)
    expect(openSigningKey(dataDir).id).toBe(id)
    expect(readPublicKeys(dataDir)).toMatchObject([{ id, retiredAt: null }])
  })

  test('one that was replaced keeps its public half and its dates, and loses its private half', () => {
    const dataDir = temporaryFolder()
    const before = openSigningKey(dataDir).id
    const { id, madeAt } = rotateSigningKey(dataDir)
    expect(openSigningKey(dataDir).id).toBe(id)
    expect(readPublicKeys(dataDir)).toMatchObject([
      { id, retiredAt: null },
      { id: before, retiredAt: madeAt },
    ])
    expect(JSON.stringify(readPublicKeys(dataDir))).not.toContain('PRIVATE')
  })
})
