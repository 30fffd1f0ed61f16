import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testBlobStore } from '#tests/support/blob-store-contract.ts'
import { diskStore } from './disk-store.ts'

const root = mkdtempSync(join(tmpdir(), 'dotquad-disk-store-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a folder as a blob store', () => testBlobStore(() => diskStore(root)))

test('a folder that is not there yet is empty, and is made by the first file', async () => {
  const store = diskStore(join(root, 'later'))
  expect(await store.list('')).toEqual({ ok: true, value: [] })
  expect(await store.write('a', new Uint8Array())).toEqual({ ok: true, value: null })
})

test('a folder that cannot be one could not be asked', async () => {
  writeFileSync(join(root, 'file'), '')
  const store = diskStore(join(root, 'file', 'below'))
  expect(await store.read('a')).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
  expect(await store.write('a', new Uint8Array())).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
})
