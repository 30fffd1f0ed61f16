import { describe, expect, test } from 'vitest'
import { readSources } from '#tests/support/source-files.ts'

const files = readSources('{app,components,lib,prisma,tests}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}').filter(
  ({ path }) => path !== 'next-env.d.ts',
)
const product = files.filter(({ path }) => /^(?:app|components|lib)\//.test(path))
const paths = (found: readonly { path: string }[]) => found.map(({ path }) => path)

describe('a source file', () => {
  test('is at most 400 lines long', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(paths(files.filter(({ text }) => text.split('\n').length > 401))).toEqual([])
  })

  test('bears a name that says what it holds', () => {
    expect(paths(files.filter(({ path }) => /\/(?:utils?|helpers?|misc|common|index)\.tsx?$/.test(path)))).toEqual([])
  })

  test('imports server-only only where it imports Next: command line and worker run without it', () => {
    const heads = product.filter(({ text }) => text.includes("import 'server-only'"))
    expect(paths(heads.filter(({ text }) => !/from 'next(?:\/[\w/-]+)?'/.test(text)))).toEqual([])
  })

  test('reads the environment in lib/platform/env.ts alone', () => {
    const readers = product.filter(({ text }) => /\bprocess\.env\b|from '(?:node:)?process'/.test(text))
    expect(paths(readers)).toEqual(['lib/platform/env.ts'])
  })

  test('leaves nothing for later', () => {
    expect(paths(files.filter(({ text }) => /\b(?:TODO|FIXME|XXX|HACK)\b(?![:|)]|\\b)/.test(text)))).toEqual([])
  })
})
