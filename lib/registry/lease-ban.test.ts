import { expect, test } from 'vitest'
import { explainLeaseBan } from './lease-ban.ts'
import { rirs } from './rir.ts'
import { codedRules, makeRuleSet } from './rule-set.ts'

test('a lease is refused where the registry forbids it, by its clause, and nowhere else', () => {
  expect(explainLeaseBan(codedRules, 'lacnic')).toContain('LACNIC Policy Manual 1.9')
  for (const rir of rirs.filter((one) => one !== 'lacnic')) expect(explainLeaseBan(codedRules, rir), rir).toBeNull()
})

test('a rule that an operator edited bans or permits as it stands now, not as it was coded', () => {
  const turned = (stance: 'prohibited' | 'not-restricted') =>
    makeRuleSet(codedRules.rows.map((rule) => (rule.rule === 'lease' ? { ...rule, stance } : rule)))
  expect(explainLeaseBan(turned('not-restricted'), 'lacnic')).toBeNull()
  expect(explainLeaseBan(turned('prohibited'), 'ripencc')).toContain('is not leased or rented out here')
})
