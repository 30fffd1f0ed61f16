import { describe, expect, test } from 'vitest'
import { changeOf } from '#lib/diligence/watch/change.ts'
import type { ChangeKind } from '#lib/diligence/watch/change-kinds.ts'
import { prefix } from '#tests/support/evidence.ts'
import { writeAlertMail } from './alert-mail.ts'
import type { Alert } from './watch.ts'

const alert = (block: string, kind: ChangeKind, state: Alert['state'] = 'raised'): Alert => ({
  ...{ id: 'alr_1', block: prefix(block), state, raisedAt: new Date('2026-11-23T09:00:00Z') },
  event: {
    ...changeOf(kind, { subject: 's', sentence: `Told of ${kind}.`, before: null, after: null, source: 'rpki-vrps' }),
    ...{ beforeAsOf: '2026-11-22', afterAsOf: '2026-11-23' },
  },
})

describe('a mail about watched blocks', () => {
  test('begins with what weighs most, and counts the rest', () => {
    const { subject, text } = writeAlertMail(
      [alert('192.0.2.0/24', 'own-vrp'), alert('198.51.100.0/24', 'route-became-invalid')],
      'https://market.example/watch',
    )
    expect(subject).toBe('Critical: 198.51.100.0/24, Route became Invalid, and 1 more of 2 blocks')
    expect(text.indexOf('Told of route-became-invalid.')).toBeLessThan(text.indexOf('Told of own-vrp.'))
    expect(text).toContain('rpki-vrps, between 2026-11-22 and 2026-11-23.')
    expect(text).toContain('https://market.example/watch')
  })

  test('says that it tells a second time', () => {
    const { subject } = writeAlertMail([alert('192.0.2.0/24', 'holder-changed', 'escalated')], 'link')
    expect(subject).toBe('Not acknowledged yet: Critical: 192.0.2.0/24, Another holder')
  })

  test('of a thousand alerts says where the others are', () => {
    const many = Array.from({ length: 1_000 }, () => alert('192.0.2.0/24', 'own-vrp'))
    expect(writeAlertMail(many, 'link').text).toContain('960 more are on the page.')
  })
})
