import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { prefix } from '#tests/support/evidence.ts'
import type { TimelineEvent } from '../timeline-event.ts'
import { changeOf } from './change.ts'
import type { ChangeKind } from './change-kinds.ts'
import type { DatedEvent, DatedKind } from './dated-events.ts'
import { dayOf, joinTimeline } from './join-timeline.ts'

const range = '192.0.2.0 - 192.0.2.255'

const noticed = (kind: ChangeKind, subject: string, given: Partial<TimelineEvent> = {}): TimelineEvent => ({
  ...changeOf(kind, { subject, sentence: subject, before: 'A', after: 'B', source: 'delegated-ripencc' }),
  ...{ beforeAsOf: '2026-06-01', afterAsOf: '2026-06-10', ...given },
})

const dated = (kind: DatedKind, date: string, text = '192.0.2.0/24'): DatedEvent => ({
  ...{ kind, date, range: rangeOf(prefix(text)), sentence: kind, before: null, after: null, says: 'x', asOf: null },
})

const told = (...given: Parameters<typeof joinTimeline>) =>
  joinTimeline(...given).map((entry) => `${dayOf(entry)} ${entry.dated?.kind ?? '-'} ${entry.noticed.length}`)

describe('one history', () => {
  test('a transfer that a difference tells too stands once, with the difference under it', () => {
    const change = noticed('holder-changed', `holder ${range}`)
    expect(told([change], [dated('transfer', '2026-06-05')])).toEqual(['2026-06-05 transfer 1'])
    expect(told([change], [dated('transfer', '2026-05-30')])).toEqual(['2026-05-30 transfer 1'])
  })

  test.each([
    ['of another time', dated('transfer', '2024-06-05')],
    ['after the difference was seen', dated('transfer', '2026-06-11')],
    ['of other addresses', dated('transfer', '2026-06-05', '198.51.100.0/24')],
    ['of another kind', dated('lock-begins', '2026-06-05')],
  ])('an event %s is told beside the difference', (_case, event) => {
    const entries = joinTimeline([noticed('holder-changed', `holder ${range}`)], [event])
    expect(entries).toHaveLength(2)
    expect(entries.every((entry) => (entry.dated ? entry.noticed.length === 0 : entry.noticed.length === 1))).toBe(true)
  })

  test('a difference without dates of its snapshots is never taken for an event', () => {
    const change = noticed('holder-changed', `holder ${range}`, { beforeAsOf: null })
    expect(told([change], [dated('transfer', '2026-06-05')])).toHaveLength(2)
  })

  test('of a registration’s edits only its new date tells the same as the date itself', () => {
    const edit = (what: string, after: string) => noticed('registration-detail', `${what} ${range}`, { after })
    const event = dated('registration', '2026-06-05')
    expect(told([edit('registration date', '2026-06-05')], [event])).toEqual(['2026-06-05 registration 1'])
    expect(told([edit('registration date', '2020-01-01')], [event])).toHaveLength(2)
    expect(told([edit('country', 'NL')], [event])).toHaveLength(2)
  })

  test('a lock set and lifted stands by the days of the list', () => {
    const changes = [
      noticed('transfer-lock-gone', `transfer lock ${range}`),
      noticed('transfer-locked', `transfer lock ${range}`),
    ]
    expect(told(changes, [dated('lock-ends', '2026-06-08'), dated('lock-begins', '2026-06-02')])).toEqual([
      '2026-06-08 lock-ends 1',
      '2026-06-02 lock-begins 1',
    ])
  })

  test('is newest first, what lies ahead before it and what no snapshot dates behind it', () => {
    const changes = [
      noticed('vrp-ended', 'vrp 192.0.2.0/24-24 AS1'),
      noticed('own-vrp', 'vrp 192.0.2.0/24-24 AS1', { afterAsOf: null }),
    ]
    expect(told(changes, [dated('hold-ends', '2028-01-01'), dated('registration', '2015-03-02')])).toEqual([
      '2028-01-01 hold-ends 0',
      '2026-06-10 - 1',
      '2015-03-02 registration 0',
      ' - 1',
    ])
  })
})
