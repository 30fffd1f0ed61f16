import { describe, expect, test } from 'vitest'
import { blocklistClasses } from './blocklist-class.ts'
import { delistingRules, findDelistingRule } from './delisting-rules.ts'
import { dnsblZones } from './dnsbl-zones.ts'
import { remediationSteps, stepsFor } from './remediation-steps.ts'

describe('how to get off a list', () => {
  test('is said once a list, with where it was read and how sure that is', () => {
    expect(new Set(delistingRules.map(({ list }) => list)).size).toBe(delistingRules.length)
    for (const { source, dateRead } of delistingRules) {
      expect(source).not.toBe('')
      expect(dateRead).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  test('names a list of the catalogue, or one that comes as a file', () => {
    const zones = dnsblZones.map(({ id }) => id)
    expect(delistingRules.map(({ list }) => list).filter((list) => !zones.includes(list))).toEqual(['spamhaus-drop'])
  })

  test('of a list without a row is what the catalogue says, and of an unknown one that nothing was read', () => {
    expect(findDelistingRule('dronebl')).toMatchObject({ route: 'unknown', who: 'A form on dronebl.org.' })
    expect(findDelistingRule('my-list')).toMatchObject({ who: 'Not read anywhere.', confidence: 'unconfirmed' })
  })

  test('begins with steps for every class of list, none named twice', () => {
    for (const meaning of blocklistClasses) expect(stepsFor(meaning).length).toBeGreaterThan(0)
    expect(new Set(remediationSteps.map(({ id }) => id)).size).toBe(remediationSteps.length)
  })
})
