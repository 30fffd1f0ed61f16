import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generateWorld } from './generate-world.ts'
import { writeWorld } from './write-world.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dotquad-world-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a world is written file by file into a folder that need not exist, and written again over itself', async () => {
  const request = { seed: 'test', asOf: '2026-11-23' }
  const names = await writeWorld(join(folder, 'new'), request)
  expect(await writeWorld(join(folder, 'new'), request)).toEqual(names)
  for (const { name, text } of generateWorld(request)) {
    expect(await readFile(join(folder, 'new', name), 'utf8')).toBe(text)
  }
})
