import { describe, expect, test } from 'vitest'
import { parseOrganisationName } from './party-name.ts'

describe('the name of an organisation', () => {
  test.each([
    ['  Paper   Lighthouse Ltd ', 'Paper Lighthouse Ltd'],
    ['ＡＣＭＥ', 'ACME'],
    ['Сеть Телеком', 'Сеть Телеком'],
    ['株式会社ABC', '株式会社ABC'],
    ['Γίγας Networks', 'Γίγας Networks'],
  ])('%s is read as %s', (text, name) => {
    expect(parseOrganisationName(text)).toEqual({ ok: true, value: name })
  })

  test.each([
    ['P\u0430per Lighthouse', 'one alphabet in each word'],
    ['Acm\u200be', 'ordinary punctuation'],
    ['A', 'Write your organisation'],
    ['a'.repeat(101), 'at most 100'],
    ['Dotquad Support', 'the market’s own'],
    ['D.O.T. quad', 'the market’s own'],
  ])('%s is refused', (text, reason) => {
    const read = parseOrganisationName(text)
    expect(!read.ok && read.error).toContain(reason)
  })
})
