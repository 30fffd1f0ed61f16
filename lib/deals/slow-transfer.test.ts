import { describe, expect, test } from 'vitest'
import { rirs } from '#lib/registry/rir.ts'
import { codedRules, makeRuleSet } from '#lib/registry/rule-set.ts'
import { explainSlowTransfer, registriesInReach } from './slow-transfer.ts'

describe('a sale between two registries', () => {
  test('is refused wherever LACNIC is one of them, with the days, where they were read, and what would be right', () => {
    for (const other of rirs.filter((rir) => rir !== 'lacnic' && rir !== 'afrinic')) {
      expect(explainSlowTransfer(codedRules, 'lacnic', other), other).toContain('usually takes 42 to 240 days')
      expect(explainSlowTransfer(codedRules, other, 'lacnic'), other).toContain('second-hand')
    }
    expect(explainSlowTransfer(codedRules, 'lacnic', 'ripencc')).toMatch(
      /held here for at most 40 days .* holder at LACNIC, or choose a block registered at the RIPE NCC\.$/,
    )
  })

  test('is taken inside each registry, and between those that are done in weeks', () => {
    for (const rir of rirs) expect(explainSlowTransfer(codedRules, rir, rir), rir).toBeNull()
    for (const from of ['arin', 'apnic', 'ripencc'] as const)
      for (const to of ['arin', 'apnic', 'ripencc'] as const)
        expect(explainSlowTransfer(codedRules, from, to)).toBeNull()
  })

  test('is refused where an operator said that the pair does not move, however quick it was, by the rule’s own words', () => {
    const says = 'ARIN closed this way.'
    const closed = makeRuleSet(
      codedRules.rows.map((rule) =>
        rule.rule === 'pair' && rule.rir === 'arin' && rule.recipient === 'apnic'
          ? { ...rule, moves: 'no' as const, says }
          : rule,
      ),
    )
    expect(explainSlowTransfer(codedRules, 'arin', 'apnic')).toBeNull()
    expect(explainSlowTransfer(closed, 'arin', 'apnic')).toMatch(
      /^ARIN closed this way\. Rule: NRPM 8\.4.* Name a recipient that is a holder at ARIN/,
    )
    expect(registriesInReach(closed, 'arin')).not.toContain('apnic')
    expect(explainSlowTransfer(closed, 'apnic', 'arin')).toBeNull()
  })

  test('is refused where no time was read: not known is not quick', () => {
    expect(explainSlowTransfer(codedRules, 'ripencc', 'afrinic')).toContain('was read nowhere')
    expect(explainSlowTransfer(codedRules, 'afrinic', 'arin')).toContain('was read nowhere')
  })
})
