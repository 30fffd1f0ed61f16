import { expect, test } from 'vitest'
import { bytesOf } from '#tests/support/format-reading.ts'
import { type Line, linesOfHead, readLines } from './lines.ts'

async function linesOf(bytes: string | Uint8Array, size: number): Promise<Line[]> {
  const lines: Line[] = []
  await readLines(bytesOf(bytes, size), (line) => {
    lines.push(line)
    return null
  })
  return lines
}

const text = 'one\r\n\ntwo\nlast'

test.each([1, 2, 3, 4, 5, 100])('pieces of %i bytes give the same lines, numbers and offsets', async (size) => {
  expect(await linesOf(text, size)).toEqual([
    { text: 'one', number: 1, offset: 0 },
    { text: '', number: 2, offset: 5 },
    { text: 'two', number: 3, offset: 6 },
    { text: 'last', number: 4, offset: 10 },
  ])
})

test('every byte is one character, those of windows-1252 too', async () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x0a)
  const [line] = await linesOf(all, 10)
  expect([...(line?.text ?? '')].map((character) => character.charCodeAt(0))).toEqual([...all])
})

test('a fault ends the reading, and the stream is closed', async () => {
  let isClosed = false
  async function* stream() {
    try {
      yield* bytesOf('a\nb\nc\n', 2)
    } finally {
      isClosed = true
    }
  }
  const seen: string[] = []
  const fault = await readLines(stream(), (line) => {
    seen.push(line.text)
    return line.text === 'b' ? { line: line.number, reason: 'b' } : null
  })
  expect([fault, seen, isClosed]).toEqual([{ line: 2, reason: 'b' }, ['a', 'b'], true])
})

test('a file without line ends is at fault before it fills the memory', async () => {
  const fault = await readLines(bytesOf(new Uint8Array(2 << 20)), () => null)
  expect(fault).toEqual({ line: 1, reason: 'The line is longer than 1 MiB.' })
})

test('a head loses its last line, which may be cut, unless it has but one', () => {
  expect(linesOfHead('a\r\nb\nhal')).toEqual(['a', 'b'])
  expect(linesOfHead('a\n')).toEqual(['a'])
  expect(linesOfHead('a')).toEqual(['a'])
})
