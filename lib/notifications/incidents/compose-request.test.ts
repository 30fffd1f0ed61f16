import { expect, test } from 'vitest'
import { findDelistingRule } from '#lib/reputation/delisting-rules.ts'
import { stepsFor } from '#lib/reputation/remediation-steps.ts'
import { prefix } from '#tests/support/evidence.ts'
import { composeRequest } from './compose-request.ts'
import type { HolderRelation } from './holder-relation.ts'
import type { IncidentCase } from './incident-case.ts'

const at = new Date('2026-11-23T09:30:00Z')
const relation: HolderRelation = { kind: 'holder', holders: ['holder-a (RIPE NCC)'] }
const listed: Extract<IncidentCase['before'], { answer: 'found' }> = {
  ...{ answer: 'found', addresses: 256, entries: ['192.0.2.0/24 (SBL1)'], meaning: 'dropped', asOf: '2026-11-22' },
}
const incident: IncidentCase = {
  ...{ id: 'cas_1', organisationId: 'org_1', organisation: 'Example Networks', block: prefix('192.0.2.0/24') },
  ...{ list: 'spamhaus-drop', openedAt: at, openedBy: 'usr_1' },
  before: listed,
  endedAt: null,
  events: [
    { number: 1, kind: 'step-done', text: 'stop-cause', actor: 'usr_1', at },
    { number: 2, kind: 'step-done', text: 'find-cause', actor: 'usr_1', at },
    { number: 3, kind: 'step-undone', text: 'find-cause', actor: 'usr_1', at },
  ],
}

test('a request says who asks, what was seen, what was done and when, what the list wants, and which logs there are', () => {
  const attachments = [{ id: 'att_1', fileName: 'mail.log', bytes: 12, sha256: 'a'.repeat(64), actor: 'usr_1', at }]
  const rule = findDelistingRule('spamhaus-drop')
  const text = composeRequest({ incident, relation, rule, steps: stepsFor('dropped'), attachments })
  expect(text).toContain('Subject: Removal of 192.0.2.0/24 from Spamhaus DROP')
  expect(text).toContain('We are Example Networks, the registered holder of 192.0.2.0/24')
  expect(text).toContain('- 192.0.2.0/24 (SBL1)')
  expect(text).toContain('until it is clean. Done 2026-11-23 09:30 UTC.')
  expect(text).not.toContain('Find in the logs')
  expect(text).toContain('- the SBL number of the entry: [fill in]')
  expect(text).toContain(`- mail.log, 12 bytes, SHA-256 ${'a'.repeat(64)}`)
})

test('a request before anything was done does not claim that something was', () => {
  const rule = findDelistingRule('spamhaus-drop')
  const text = composeRequest({
    incident: { ...incident, events: [] },
    relation,
    rule,
    steps: stepsFor('dropped'),
    attachments: [],
  })
  expect(text).toContain('[nothing is ticked yet]')
  expect(text).not.toContain('Logs attached')
})

test('a request asks for the entries that the list has, not for the whole block', () => {
  const text = composeRequest({
    ...{ rule: findDelistingRule('spamhaus-drop'), steps: stepsFor('dropped'), attachments: [] },
    incident: { ...incident, block: prefix('240.0.64.0/18'), before: { ...listed, entries: ['240.0.96.0/21 (SBL7)'] } },
    relation: { kind: 'none', holders: ['holder-b (ARIN)'] },
  })
  expect(text).toContain('Subject: Removal of 240.0.96.0/21 from Spamhaus DROP')
  expect(text).toContain('and no more:\n- 240.0.96.0/21 (SBL7)')
  expect(text).not.toContain('remove 240.0.64.0/18')
  expect(text).toContain('We are not the registered holder of 240.0.64.0/18')
})
