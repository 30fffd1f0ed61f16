import { expect, test } from 'vitest'
import { explainStatus } from './explain-status.ts'
import { codedRules } from './rule-set.ts'

test('a status is explained by its registry’s row, with clause and confidence', () => {
  expect(explainStatus(codedRules, 'ripencc', 'ASSIGNED PA')).toMatch(
    /^ASSIGNED PA space is used out of somebody else’s space: .* Rule: ripe-826 .*; current wording not read\.$/,
  )
  expect(explainStatus(codedRules, 'arin', 'Direct Allocation')).toContain('who may sell it and lease it out')
})

test('what has no row, no registry or no status decides nothing', () => {
  expect(explainStatus(codedRules, 'arin', 'ASSIGNED PA')).toContain('a person has to ask')
  expect(explainStatus(codedRules, null, 'ASSIGNED PA')).toContain('a person has to ask')
  expect(explainStatus(codedRules, 'arin', null)).toBeNull()
})
