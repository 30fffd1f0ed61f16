/** What every blob store must do, whatever it is made of. */
import { expect, test } from 'vitest'
import type { BlobStore } from '#lib/diligence/blob-store.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

export function testBlobStore(open: () => BlobStore): void {
  test('what was written is read back, byte for byte', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
    expect(await open().write('indexes/abc', content)).toEqual({ ok: true, value: null })
    const read = await open().read('indexes/abc')
    expect(read.ok && read.value && Buffer.from(read.value).equals(content)).toBe(true)
  })

  test('what is written again has the new bytes', async () => {
    await open().write('catalogue.json', bytes('one'))
    await open().write('catalogue.json', bytes('two'))
    const read = await open().read('catalogue.json')
    expect(read.ok && Buffer.from(read.value ?? []).toString()).toBe('two')
  })

  test('what is not there is told to be not there', async () => {
    expect(await open().read('originals/none')).toEqual({ ok: true, value: null })
    expect(await open().has('originals/none')).toEqual({ ok: true, value: false })
    expect(await open().delete('originals/none')).toEqual({ ok: true, value: null })
  })

  test('names are listed by how they begin, in order, however many there are', async () => {
    for (const name of ['many/b', 'many/a', 'many/d', 'many/c.gz', 'many/e', 'other/a'])
      await open().write(name, bytes(name))
    expect(await open().list('many/')).toEqual({
      ok: true,
      value: ['many/a', 'many/b', 'many/c.gz', 'many/d', 'many/e'],
    })
    expect(await open().list('none/')).toEqual({ ok: true, value: [] })
    expect(await open().has('many/a')).toEqual({ ok: true, value: true })
    await open().delete('many/a')
    expect(await open().has('many/a')).toEqual({ ok: true, value: false })
  })

  test.each(['../escape', '/root', 'a//b', 'a/../b', '', 'a b'])('"%s" is no name', async (name) => {
    await expect(async () => open().read(name)).rejects.toThrow('plain name')
  })
}
