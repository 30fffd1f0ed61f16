import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freeBytes, requireFreeSpace } from './disk-space.ts'

describe('free space', () => {
  test('of a folder that does not exist yet is that of its parent', () => {
    expect(freeBytes(join(tmpdir(), 'not/yet/here'))).toBeGreaterThan(0)
  })

  test('that suffices is no matter', () => {
    expect(() => requireFreeSpace({ folder: tmpdir(), needed: 0, purpose: 'The import' })).not.toThrow()
  })

  test('that does not suffice is told with both figures and a way out', () => {
    expect(() => requireFreeSpace({ folder: tmpdir(), needed: 1e12, purpose: 'The import' })).toThrow(
      /^The import needs 1000000000000 MB of free space in .*; there are \d+ MB\. Free some, or set DOTQUAD_DATA_DIR/,
    )
  })
})
