import { describe, expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { explainRelation, introduceAsker, judgeRelation } from './holder-relation.ts'

const block = prefix('240.0.64.0/18')
const row = (holderId: string) => ({
  ...{ registry: 'ripencc', country: 'NL', start: '240.0.64.0', count: 16384, date: null, status: 'allocated' },
  holderId,
})
const registered = { registrations: [row('holder-a')], registeredAddresses: 16384 }
const own = [{ registry: 'ripencc', holderId: 'holder-a' }]
const none = { registered, own: [], dealt: [] }

describe('whoever opens a case', () => {
  test('is the holder only where a linked holder has all of the block at its registry', () => {
    expect(judgeRelation(block, { ...none, own })).toEqual({ kind: 'holder', holders: ['holder-a (RIPE NCC)'] })
    expect(judgeRelation(block, { ...none, own: [{ registry: 'arin', holderId: 'holder-a' }] }).kind).toBe('none')
    const half = { ...registered, registeredAddresses: 8192 }
    expect(judgeRelation(block, { ...none, own, registered: half }).kind).toBe('none')
    const two = { ...registered, registrations: [row('holder-a'), row('holder-b')] }
    expect(judgeRelation(block, { ...none, own, registered: two }).kind).toBe('none')
  })

  test('is in a deal only where that is about all of the block', () => {
    expect(judgeRelation(block, { ...none, dealt: [prefix('240.0.0.0/16')] }).kind).toBe('deal')
    expect(judgeRelation(block, { ...none, dealt: [prefix('240.0.64.0/19')] }).kind).toBe('none')
  })

  test('is not told to be a stranger where no statistics were read', () => {
    const unread = { registrations: null, registeredAddresses: null }
    expect(judgeRelation(block, { ...none, registered: unread })).toEqual({ kind: 'not-checked' })
  })

  test('of another’s block is warned, and the request says that it is another’s', () => {
    const relation = judgeRelation(block, none)
    expect(explainRelation(block, relation)).toContain('held by holder-a (RIPE NCC), to whom your organisation has no')
    expect(introduceAsker('The seller', block, relation)).toBe(
      'We are The seller. We are not the registered holder of 240.0.64.0/18, which is holder-a (RIPE NCC). We ask because: [fill in]',
    )
  })
})
