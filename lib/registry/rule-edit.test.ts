import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyRuleEdits, parseRuleEdit, type RuleEdit } from './rule-edit.ts'
import { codedRules, currentRuleId, filedRuleIds, findStatusRule, idOfRule, pairsFrom, rulesUnder } from './rule-set.ts'
import { type RuleWording, withWording, wordingOf } from './rule-wording.ts'

const ruleOf = (id: string) => {
  const rule = codedRules.rows.find((one) => idOfRule(one) === id)
  if (!rule) throw new Error(`there is no rule ${id}`)
  return rule
}
const hold = ruleOf('lacnic.hold.receipt')

const edit = (id: number, ruleId: string, changes: Partial<RuleWording>): RuleEdit => ({
  ...{ id, ruleId, reason: 'Read in the text in force.', actor: 'usr_operator', at: new Date(0) },
  wording: { ...wordingOf(ruleOf(ruleId)), ...changes },
})

type Typed = Parameters<Parameters<typeof parseRuleEdit>[1]>[0]
const typed = (changes: Partial<Record<Typed, string>>, rule = hold) =>
  parseRuleEdit(
    rule,
    (field) => ({ ...wordingOf(rule), reason: 'Read in version 2.18.', ...changes })[field] ?? '',
    '2026-11-30',
  )

describe('the rows of the code', () => {
  test('have an id each', () => {
    expect(new Set(codedRules.rows.map(idOfRule)).size).toBe(codedRules.rows.length)
  })

  test('name clause, text and day, and can be written as they are read', () => {
    for (const rule of codedRules.rows) {
      expect(rule.clause && rule.source.text && rule.dateRead, idOfRule(rule)).toBeTruthy()
      expect(withWording(rule, wordingOf(rule))).toEqual({ ok: true, value: rule })
    }
  })

  test('have one row for each of the 25 pairs, and none that is silent about a fee', () => {
    for (const rir of ['afrinic', 'apnic', 'arin', 'lacnic', 'ripencc'] as const)
      expect(pairsFrom(codedRules, rir)).toHaveLength(5)
    expect(pairsFrom(codedRules, 'ripencc').find(({ recipient }) => recipient === 'arin')).toMatchObject({
      ...{ moves: 'yes', payer: 'recipient', days: { from: 28, to: 42 } },
    })
  })

  test('find a status however its registry writes it', () => {
    expect(findStatusRule(codedRules, 'apnic', ' Allocated  portable')?.standing).toBe('holder')
    expect(findStatusRule(codedRules, 'ripencc', 'ALLOCATED PORTABLE')).toBeNull()
  })
})

describe('an edit', () => {
  test('counts from then on, the last one of a rule alone, and makes another version', () => {
    const edits = [
      edit(2, 'lacnic.hold.receipt', { value: '24', says: 'Two years.' }),
      edit(1, 'lacnic.hold.receipt', { value: '18', says: 'A year and a half.' }),
    ]
    const { rules, unused } = applyRuleEdits(codedRules, edits)
    expect(rulesUnder(rules, 'lacnic').find(({ rule }) => rule === 'hold')).toMatchObject({
      months: 24,
      says: 'Two years.',
    })
    expect(rules.version).not.toBe(codedRules.version)
    expect(unused).toEqual([])
  })

  test('that is taken back by another gives the version of before', () => {
    const edits = [edit(1, 'lacnic.hold.receipt', { value: '24' }), edit(2, 'lacnic.hold.receipt', {})]
    expect(applyRuleEdits(codedRules, edits).rules.version).toBe(codedRules.version)
  })

  test('that was filed under the earlier name of its kind is of the same rule', () => {
    expect(filedRuleIds('arin.reserved-pool')).toEqual(['arin.reserved-pool', 'arin.never-transferable'])
    for (const id of codedRules.rows.map(idOfRule))
      for (const filed of filedRuleIds(id)) expect(currentRuleId(filed)).toBe(id)
    const id = currentRuleId('afrinic.never-transferable')
    const { rules, unused } = applyRuleEdits(codedRules, [edit(1, id, { value: '196.60.0.0/16' })])
    expect(rulesUnder(rules, 'afrinic').find(({ rule }) => rule === 'reserved-pool')).toMatchObject({
      spaces: ['196.60.0.0/16'],
    })
    expect(unused).toEqual([])
  })

  test('of a rule that is gone, or with a value of no use, changes nothing and is told', () => {
    const gone = { ...edit(1, 'lacnic.hold.receipt', {}), ruleId: 'lacnic.hold.eclipse' }
    const useless = edit(2, 'lacnic.lease', { value: 'perhaps' })
    const { rules, unused } = applyRuleEdits(codedRules, [gone, useless])
    expect(rules.version).toBe(codedRules.version)
    expect(unused).toEqual([gone, useless])
  })

  test('can take a doubt away', () => {
    const { rules } = applyRuleEdits(codedRules, [edit(1, 'lacnic.lease', { doubt: '', confidence: 'verified' })])
    const lease = rulesUnder(rules, 'lacnic').find(({ rule }) => rule === 'lease')
    expect(lease?.confidence).toBe('verified')
    expect(lease && 'doubt' in lease).toBe(false)
  })

  test('any difference is another version', () => {
    const fields = fc.constantFrom('says', 'clause', 'readIn', 'dated', 'doubt' as const)
    fc.assert(
      fc.property(fields, fc.string({ minLength: 1 }), (field, text) => {
        const before = wordingOf(hold)[field]
        fc.pre(text !== before)
        const { rules } = applyRuleEdits(codedRules, [edit(1, 'lacnic.hold.receipt', { [field]: text })])
        expect(rules.version).not.toBe(codedRules.version)
      }),
    )
  })
})

describe('what an operator types', () => {
  test('is taken where value, sentence and reason fit', () => {
    expect(typed({ value: '24', says: 'Two years.', confidence: 'verified' })).toMatchObject({
      ok: true,
      value: { wording: { value: '24', confidence: 'verified' }, reason: 'Read in version 2.18.' },
    })
  })

  test.each<[string, Parameters<typeof typed>[0], string, string]>([
    ['a value that is none', { value: 'two years', says: 'Two years.' }, 'value', 'Months, 0 to 240.'],
    ['a value without a new sentence', { value: '24' }, 'says', 'the sentence did not'],
    ['nothing changed', {}, 'reason', 'Nothing of the rule was changed'],
    ['no reason', { doubt: 'all of it', reason: '' }, 'reason', 'Say in a sentence'],
    ['a day to come', { dateRead: '2026-12-01' }, 'dateRead', 'no day up to today'],
    ['a day that is none', { dateRead: 'today' }, 'dateRead', '"today" is no day'],
    ['a confidence that is none', { confidence: 'high' }, 'confidence', 'Choose one of'],
    ['no clause', { clause: ' ' }, 'clause', 'must not be empty'],
    ['a sentence without end', { says: 'x'.repeat(601) }, 'says', 'At most 600'],
  ])('%s is refused at its field', (_case, changes, ...[field, words]) => {
    const refused = typed(changes)
    expect(refused).toMatchObject({ ok: false, error: { field, message: expect.stringContaining(words) } })
  })

  test('how long a seller is barred may be left open', () => {
    const [apnic, lacnic] = [ruleOf('apnic.after-sale'), ruleOf('lacnic.after-sale')]
    const seen = typed({ value: '12', says: 'One year.' }, apnic)
    expect(seen).toMatchObject({ ok: true, value: { wording: { value: '12' } } })
    expect(typed({ value: '', says: 'For a time.' }, lacnic)).toMatchObject({ ok: true })
    expect(typed({ value: 'long', says: 'Long.' }, lacnic)).toMatchObject({ ok: false, error: { field: 'value' } })
  })

  test('a rule that is only told takes no value', () => {
    const papers = ruleOf('arin.papers')
    expect(typed({ value: '3', says: 'Three letters.' }, papers)).toMatchObject({
      ok: false,
      error: { field: 'value' },
    })
  })
})
