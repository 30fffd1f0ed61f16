import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canReach, type ServerUser } from './server-user.ts'

/** In no group of ours and owner of nothing here. */
const stranger: ServerUser = { kind: 'other', name: 'nobody', uid: 2 ** 31 - 2, gid: 2 ** 31 - 2 }

function folders(mode: number): string {
  const parent = mkdtempSync(join(tmpdir(), 'dotquad-reach-'))
  mkdirSync(join(parent, 'checkout'))
  chmodSync(parent, mode)
  return join(parent, 'checkout')
}

describe('the user of the server', () => {
  test('reaches a folder below folders that everybody may enter', () => {
    expect(canReach(stranger, folders(0o711))).toBe(true)
  })

  test('does not reach a folder below a closed home', () => {
    expect(canReach(stranger, folders(0o700))).toBe(false)
  })

  test('reaches what does not exist yet, where its parents are open', () => {
    expect(canReach(stranger, join(folders(0o755), 'data/postgres'))).toBe(true)
  })

  test('reaches everything that we do, where it is ourselves', () => {
    expect(canReach({ kind: 'self' }, folders(0o700))).toBe(true)
  })
})
