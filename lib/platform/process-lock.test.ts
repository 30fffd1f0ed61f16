import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHolder, releaseLock, takeLock } from './process-lock.ts'

const lockPath = () => join(mkdtempSync(join(tmpdir(), 'dotquad-lock-')), 'start.lock')
/** Beyond what any system hands out. */
const noPid = 2 ** 30

describe('a lock of a process', () => {
  test('is taken by one, and names it to the next', () => {
    const path = lockPath()
    expect(takeLock(path)).toBeNull()
    expect(takeLock(path)).toBe(process.pid)
    releaseLock(path)
    expect(findHolder(path)).toBeNull()
    expect(takeLock(path)).toBeNull()
  })

  test('left by a dead process holds nothing', () => {
    const path = lockPath()
    writeFileSync(path, JSON.stringify({ pid: noPid, startedAt: '1' }))
    expect(takeLock(path)).toBeNull()
  })

  test.runIf(process.platform === 'linux')('whose number another program now has holds nothing', () => {
    const path = lockPath()
    writeFileSync(path, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }))
    expect(takeLock(path)).toBeNull()
  })

  test('that cannot be read holds nothing', () => {
    const path = lockPath()
    writeFileSync(path, '{"pid":')
    expect(takeLock(path)).toBeNull()
  })
})
