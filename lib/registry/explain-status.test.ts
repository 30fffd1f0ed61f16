import { expect, test } from 'vitest'
import { explainStatus } from './explain-status.ts'
import { codedRules } from './rule-set.ts'

test('a status is explained by its registry’s row, with clause and confidence', () => {
  expect(explainStatus(codedRules, 'ripencc', 'ASSIGNED PA')).toMatch(
    /^ASSIGNED PA space is used out of somebody else’s space: .* Rule: ripe-826 .*; current wording not read\.$/,
  )
  expect(explainStatus(codedRules, 'arin', 'Direct Allocation')).toContain(
    'is held by its registrant itself, as far as the status goes',
  )
})

test('what has no row, no registry or no status decides nothing', () => {
  expect(explainStatus(codedRules, 'arin', 'ASSIGNED PA')).toContain('a person has to ask')
  expect(explainStatus(codedRules, null, 'ASSIGNED PA')).toContain('a person has to ask')
  expect(explainStatus(codedRules, 'arin', null)).toBeNull()
})

test('no status gives leave to sell or to lend: the rules of the registry and the locks do', () => {
  const said = codedRules.rows.flatMap((row) => (row.rule === 'status' ? [row.says] : []))
  expect(said.length).toBeGreaterThan(0)
  for (const says of said) expect(says).not.toMatch(/who may sell it|lease it out/)
})
