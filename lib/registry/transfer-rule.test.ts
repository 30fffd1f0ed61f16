import { expect, test } from 'vitest'
import type { Rir } from './rir.ts'
import { citeRule } from './transfer-rule.ts'
import { rulesOf } from './transfer-rules.ts'

const cited = (rir: Rir, rule: string) =>
  rulesOf(rir)
    .filter((one) => one.rule === rule)
    .map(citeRule)

test('a rule that was read in an earlier text says in which, and that today’s was not read', () => {
  expect(cited('lacnic', 'lease')).toEqual([
    'LACNIC Policy Manual 1.9, read in version 2.15, 2022-05-19; current wording not read; whether LAC-2025-5, which would regulate it, is in force was not seen',
  ])
})

test('what was not seen of a rule is cited with it, a checked one too', () => {
  expect(cited('afrinic', 'leaving-the-region')).toEqual([
    'AFPUB-2020-GEN-006-DRAFT03; the day that policy takes effect was not seen',
  ])
})

test('a text without a date says so', () => {
  expect(cited('arin', 'minimum')[0]).toContain(', undated; current wording not read')
})

test('a rule that was checked needs no word, one heard from others has one', () => {
  expect(cited('ripencc', 'voluntary-lock')).toEqual(['ripe-806, voluntary transfer lock'])
  expect(cited('ripencc', 'lease')[0]).toMatch(/; second-hand$/)
})
