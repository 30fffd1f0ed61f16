import { describe, expect, test } from 'vitest'
import { isPure, readSources } from '#tests/support/source-files.ts'

/** What gives another answer at another time or place, and needs no import that the boundaries would see. */
const impure: Readonly<Record<string, RegExp>> = {
  'Date.now()': /\bDate\.now\b/,
  'new Date() without an argument': /\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()/,
  'Date()': /(?<!new )(?<![\w.])Date\(/,
  'Math.random()': /\bMath\.random\b/,
  'performance.now()': /\bperformance\.now\b/,
  'crypto.randomUUID()': /\bcrypto\.(?:randomUUID|getRandomValues)\b/,
  fetch: /(?<![\w.])fetch\(/,
  process: /(?<![\w.])process\.\w/,
  'a timer': /(?<![\w.])set(?:Timeout|Interval|Immediate)\(/,
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')

const files = readSources('lib/**/*.ts').filter(({ path }) => isPure(path))

describe('a pure file', () => {
  test('is looked for where there are some', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  test.each(Object.entries(impure))('never uses %s', (_name, pattern) => {
    expect(files.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })
})
