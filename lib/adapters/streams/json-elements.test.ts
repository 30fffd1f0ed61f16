import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseElement, readJsonElements } from './json-elements.ts'

type Read = { members: Record<string, unknown>; elements: { list: string | null; value: unknown; offset: number }[] }

/** The document as the reader sees it, sent in chunks that end at these places; or its fault. */
async function read(text: string, cuts: readonly number[] = []): Promise<Read | { line: number; reason: string }> {
  const file = Buffer.from(text)
  const elements: Read['elements'] = []
  const result = await readJsonElements(chunksOf(file, cuts), {
    lists: ['roas', 'transfers'],
    visit(element) {
      const value = parseElement(element)
      if (!value.ok) return value.error
      elements.push({ list: element.list, value: value.value, offset: element.offset })
      return null
    },
  })
  return result.ok ? { members: Object.fromEntries(result.value), elements } : result.error
}

/** Chunks out of one buffer that is filled anew each time, as a careless sender would. */
async function* chunksOf(file: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...cuts.map((cut) => cut % (file.length + 1)).sort((a, b) => a - b), file.length]
  const buffer = Buffer.alloc(file.length)
  let start = 0
  for (const end of ends) {
    const length = file.copy(buffer, 0, start, end)
    yield buffer.subarray(0, length)
    start = end
    await null
  }
}

describe('readJsonElements', () => {
  test('visits the elements of the chosen lists and parses the other members, in any order', async () => {
    const text =
      '{"aspas": [{"customer": 1}], "roas": [ {"asn": 1}, [2, [3]], "x" , 4 ],\n "metadata": {"n": 1}, "transfers":[]}'
    expect(await read(text)).toEqual({
      members: { aspas: [{ customer: 1 }], metadata: { n: 1 } },
      elements: [
        { list: 'roas', value: { asn: 1 }, offset: text.indexOf('{"asn"') },
        { list: 'roas', value: [2, [3]], offset: text.indexOf('[2') },
        { list: 'roas', value: 'x', offset: text.indexOf('"x"') },
        { list: 'roas', value: 4, offset: text.indexOf('4 ]') },
      ],
    })
  })

  test('takes a document that is itself a list', async () => {
    expect(await read('\n[1,{"a":[]}]\n')).toEqual({
      members: {},
      elements: [
        { list: null, value: 1, offset: 2 },
        { list: null, value: { a: [] }, offset: 4 },
      ],
    })
  })

  test('counts offsets in bytes, not characters', async () => {
    const result = await read('["Zürich",1]')
    expect(result).toMatchObject({ elements: [{ value: 'Zürich' }, { value: 1, offset: 11 }] })
  })

  test('is not misled by brackets, quotes and backslashes in strings', async () => {
    const value = { 'a"]}': '{[\\"', b: '\\', c: '\u2028' }
    expect(await read(JSON.stringify({ roas: [value, value] }))).toMatchObject({ elements: [{ value }, { value }] })
  })

  const faults: [claim: string, text: string, line: number, reason: string][] = [
    ['a document that ends inside an element is refused', '{"roas": [\n{"asn": 1', 2, 'begins at byte 11 has no end'],
    ['a document that ends inside a list is refused', '{"roas": [1', 1, 'has no end'],
    ['a document that ends between members is refused', '{"roas": []', 1, '"," or "}" behind a member is missing'],
    ['an empty file is refused', '', 1, 'an object or a list is missing'],
    ['text is refused', 'ASN,IP Prefix', 1, 'byte 0, where an object or a list should stand'],
    ['a comma behind the last element is refused', '[1,]', 1, 'byte 3, where an element should stand'],
    ['a missing comma is refused', '[1\n2]', 2, 'byte 3, where "," or "]" behind an element should stand'],
    ['a comma behind the last member is refused', '{"a": 1,}', 1, 'the name of a member should stand'],
    ['a name without quotes is refused', '{a: 1}', 1, 'byte 1'],
    ['a second document is refused', '[]\n[]', 2, 'byte 3, where nothing behind the document should stand'],
    ['an element with crossed brackets is refused', '[1,\n{"a": [}]}]', 2, 'Not JSON'],
    ['an element that is no literal is refused', '[nul]', 1, 'Not JSON'],
    ['a member that is no JSON is refused', '{"a": [1,]}', 1, 'Not JSON'],
    ['a chosen member that is no list is refused', '{"roas": {}}', 1, 'should stand'],
    ['a member that is there twice is refused', '{"roas": [], "roas": []}', 1, '"roas" is there twice'],
    ['a byte order mark is refused', '\ufeff[]', 1, 'byte 0'],
  ]
  for (const [claim, text, line, reason] of faults) {
    test(claim, async () => {
      expect(await read(text)).toEqual({ line, reason: expect.stringContaining(reason) })
    })
  }

  test('a fault of the visitor ends the reading', async () => {
    const seen: number[] = []
    const result = await readJsonElements(chunksOf(Buffer.from('[1,\n2,\n3]'), []), {
      lists: [],
      visit({ line, offset }) {
        seen.push(offset)
        return line === 2 ? { line, reason: 'no' } : null
      },
    })
    expect(result).toEqual({ ok: false, error: { line: 2, reason: 'no' } })
    expect(seen).toEqual([1, 4])
  })

  test('any document, with any spaces, cut anywhere, reads as JSON.parse reads it', async () => {
    const list = fc.array(fc.jsonValue({ maxDepth: 3 }))
    const other = fc.dictionary(
      fc.string().filter((name) => !['roas', '__proto__'].includes(name)),
      fc.jsonValue(),
    )
    const document = fc.oneof(
      list,
      fc.tuple(list, other, fc.boolean()).map(([roas, rest, first]) => (first ? { roas, ...rest } : { ...rest, roas })),
    )
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.constantFrom('', ' ', '\n\t'),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (value, space, cuts) => {
          const text = JSON.stringify(value, null, space)
          const plain: unknown = JSON.parse(text)
          const result = await read(text, cuts)
          if (!('elements' in result)) throw new Error(result.reason)
          const values = result.elements.map((element) => element.value)
          expect(Array.isArray(plain) ? values : { ...result.members, roas: values }).toEqual(plain)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
