import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHolder, releaseLock, takeLock } from './process-lock.ts'

const lockPath = () => join(mkdtempSync(join(tmpdir(), 'dotquad-lock-')), 'start.lock')
/** Beyond what any system hands out. */
const noPid = 2 ** 30
const leaveTurn = (path: string, text: string) => writeFileSync(`${path}.1`, text)

/** Says it is ready, tries every lock when it is told to, says how many it took, and holds them until its end. */
const contender = `
  const [module, path, locks] = process.argv.slice(1)
  const { takeLock } = await import(module)
  process.stdin.once('data', () => {
    let taken = 0
    for (let lock = 0; lock < Number(locks); lock++) if (takeLock(path + lock) === null) taken++
    process.stdout.write(String(taken))
  })
  process.stdout.write('ready')
`

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
    leaveTurn(path, JSON.stringify({ pid: noPid, startedAt: '1' }))
    expect(takeLock(path)).toBeNull()
  })

  test.runIf(process.platform === 'linux')('whose number another program now has holds nothing', () => {
    const path = lockPath()
    leaveTurn(path, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }))
    expect(takeLock(path)).toBeNull()
  })

  test('that cannot be read holds nothing', () => {
    const path = lockPath()
    leaveTurn(path, '{"pid":')
    expect(takeLock(path)).toBeNull()
  })

  test('is not given back by one that does not hold it', () => {
    const path = lockPath()
    leaveTurn(path, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }))
    releaseLock(path)
    expect(readFileSync(`${path}.1`, 'utf8')).toContain(String(process.ppid))
  })

  test('left by a dead process goes to one of many that rush for it', async () => {
    const [path, locks] = [lockPath(), 300]
    for (let lock = 0; lock < locks; lock++) leaveTurn(path + lock, JSON.stringify({ pid: noPid, startedAt: '1' }))
    const module = new URL('./process-lock.ts', import.meta.url).href
    const rivals = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', contender, module, path, String(locks)]),
    )
    try {
      await Promise.all(rivals.map(({ stdout }) => once(stdout, 'data')))
      for (const { stdin } of rivals) stdin.write('go')
      const taken = await Promise.all(rivals.map(({ stdout }) => once(stdout, 'data')))
      expect(taken.reduce((sum, [text]) => sum + Number(text), 0)).toBe(locks)
    } finally {
      for (const rival of rivals) rival.kill()
    }
  }, 30_000)
})
