import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { announcementsOf, nothingImported, prefix } from '#tests/support/evidence.ts'
import { readRecords } from './read-records.ts'
import { makeWorldFolder } from './world-folder.ts'

test('a route that no check counts, such as a leaked /4, is not shown as a record of the block', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'read-records-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const folder = makeWorldFolder(dataDir, 'files')
  writeFileSync(join(folder.originals, 'bgp-test'), '64500\t240.0.64.0/18\t12\n')
  const announcements = [
    announcementsOf('bgp-test', ['240.0.0.0/4', 64496], ['240.0.64.0/18', 64500], ['240.0.64.0/24', 64501]),
  ]
  const totalOf = (block: string) =>
    readRecords(folder, { ...nothingImported, announcements }, prefix(block)).map(({ total }) => total)
  expect(totalOf('240.0.64.0/18')).toEqual([1])
  expect(totalOf('240.1.0.0/18')).toEqual([0])
  expect(totalOf('240.0.0.0/4')).toEqual([1])
})
