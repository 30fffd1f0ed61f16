import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hintCompilation } from './hint-compilation.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dotquad-hint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('the script that every page begins with', () => {
  it('is marked in its first line, once, and others are not', () => {
    write('build-manifest.json', JSON.stringify({ rootMainFiles: ['main.js'] }))
    write('main.js', 'begin()')
    write('other.js', 'go()')
    hintCompilation(folder)
    hintCompilation(folder)
    expect(read('main.js')).toBe('//# allFunctionsCalledOnLoad\nbegin()')
    expect(read('other.js')).toBe('go()')
  })

  it('is not guessed where the build does not name it', () => {
    write('build-manifest.json', JSON.stringify({ rootMainFiles: [] }))
    expect(() => hintCompilation(folder)).toThrow()
  })
})
