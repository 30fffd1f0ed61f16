import { expect, test } from 'vitest'
import { findDelistingRule } from '#lib/reputation/delisting-rules.ts'
import { stepsFor } from '#lib/reputation/remediation-steps.ts'
import { prefix } from '#tests/support/evidence.ts'
import { composeRequest } from './compose-request.ts'
import type { IncidentCase } from './incident-case.ts'

const at = new Date('2026-11-23T09:30:00Z')
const incident: IncidentCase = {
  ...{ id: 'cas_1', organisationId: 'org_1', organisation: 'Example Networks', block: prefix('192.0.2.0/24') },
  ...{ list: 'spamhaus-drop', openedAt: at, openedBy: 'usr_1' },
  before: { answer: 'found', addresses: 256, entries: ['192.0.2.0/24 (SBL1)'], meaning: 'dropped', asOf: '2026-11-22' },
  events: [
    { number: 1, kind: 'step-done', text: 'stop-cause', actor: 'usr_1', at },
    { number: 2, kind: 'step-done', text: 'find-cause', actor: 'usr_1', at },
    { number: 3, kind: 'step-undone', text: 'find-cause', actor: 'usr_1', at },
  ],
}

test('a request says who asks, what was seen, what was done and when, what the list wants, and which logs there are', () => {
  const attachments = [{ id: 'att_1', fileName: 'mail.log', bytes: 12, sha256: 'a'.repeat(64), actor: 'usr_1', at }]
  const rule = findDelistingRule('spamhaus-drop')
  const text = composeRequest({ incident, rule, steps: stepsFor('dropped'), attachments })
  expect(text).toContain('Subject: Removal of 192.0.2.0/24 from Spamhaus DROP')
  expect(text).toContain('We are Example Networks')
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
    rule,
    steps: stepsFor('dropped'),
    attachments: [],
  })
  expect(text).toContain('[nothing is ticked yet]')
  expect(text).not.toContain('Logs attached')
})
