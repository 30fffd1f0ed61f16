import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlanned, readUstar, writeUstar } from './ustar.ts'

const anyMember = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9.-]{1,20})?$/),
  content: fc.uint8Array({ maxLength: 1100 }),
})

test('what is written is read back, whatever its size', () => {
  fc.assert(
    fc.property(fc.array(anyMember, { maxLength: 5 }), (members) => {
      expect(readUstar(writeUstar(members))).toEqual({ members, fault: null })
    }),
  )
})

test('a flipped bit outside the contents is a fault, and never an exception', () => {
  const members = [
    { name: 'one.json', content: new Uint8Array(700).fill(65) },
    { name: 'rows/two.json', content: new Uint8Array(512).fill(66) },
  ]
  const file = writeUstar(members)
  const contents = members.reduce((sum, { content }) => sum + content.length, 0)
  let faults = 0
  for (let at = 0; at < file.length; at++) {
    const changed = Uint8Array.from(file)
    changed[at] = (changed[at] ?? 0) ^ 1
    if (readUstar(changed).fault !== null) faults++
  }
  expect(faults).toBe(file.length - contents)
})

test('a file that is cut off or longer than its end is a fault', () => {
  const file = writeUstar([{ name: 'one', content: new Uint8Array(600) }])
  for (let length = 0; length < file.length; length += 37) {
    expect(readUstar(file.subarray(0, length)).fault).not.toBeNull()
  }
  expect(readUstar(Uint8Array.from([...file, 0])).fault).toEqual({ at: file.length, member: 0 })
})

test('tar opens it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dotquad-ustar-'))
  const content = new TextEncoder().encode('{"a":1}\n')
  writeFileSync(join(folder, 'made.tar'), writeUstar([{ name: 'rows/a.json', content }]))
  execFileSync('tar', ['xf', 'made.tar'], { cwd: folder })
  expect(readFileSync(join(folder, 'rows/a.json'), 'utf8')).toBe('{"a":1}\n')
  rmSync(folder, { recursive: true })
})

test('over a damaged header everything is read by whoever knows what is in the file', () => {
  const members = ['one', 'two', 'three'].map((name) => ({ name, content: new Uint8Array(600).fill(name.length) }))
  const plan = members.map(({ name }) => ({ name, bytes: 600 }))
  const file = writeUstar(members)
  expect(readPlanned(file, plan)).toEqual({ members, fault: null })
  file[1536 + 5] = 1
  expect(readUstar(file).members).toEqual(members.slice(0, 1))
  expect(readPlanned(file, plan)).toEqual({ members, fault: { at: 1541, member: 1 } })
  expect(readPlanned(file.subarray(1), plan)).toBeNull()
})
