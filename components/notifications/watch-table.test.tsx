import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TimelineSection } from '#components/diligence/timeline-section.tsx'
import type { Drift } from '#lib/diligence/baselines/drift.ts'
import type { ProbeHistory } from '#lib/diligence/probe.ts'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { changeOf } from '#lib/diligence/watch/change.ts'
import type { Alert, OpenAlerts, Watch } from '#lib/notifications/watch.ts'
import { prefix } from '#tests/support/evidence.ts'
import { AlertList } from './alert-list.tsx'
import { ProbeTable } from './probe-table.tsx'
import { WatchTable } from './watch-table.tsx'

const block = prefix('192.0.2.0/24')
const watch: Watch = {
  ...{ id: 'wch_1', organisationId: 'org_1', block, reason: 'asked', createdAt: new Date('2026-11-23T09:00:00Z') },
  ...{ leastTier: 'warning', byMail: true, byWebhook: false, quiet: { from: 22, to: 6 } },
}
const event = {
  ...changeOf('holder-changed', { subject: 's', sentence: 'Told.', before: 'a', after: 'b', source: 'delegated-arin' }),
  ...{ beforeAsOf: '2026-11-22', afterAsOf: null },
}
const alert = (state: Alert['state']): Alert => ({ id: 'alr_1', block, state, raisedAt: watch.createdAt, event })
const nothing = () => Promise.resolve()

const table = (open: OpenAlerts | null, drift?: Drift, notScanned?: string) =>
  renderToStaticMarkup(
    <WatchTable
      watches={[watch]}
      open={new Map(open ? [['wch_1', open]] : [])}
      visibility={new Map(drift ? [['192.0.2.0/24', drift]] : [])}
      notScanned={new Map(notScanned ? [['192.0.2.0/24', notScanned]] : [])}
      endWatch={nothing}
    />,
  )

describe('the table of watched blocks', () => {
  test('says of a block without samples that it was not checked, never that all is as usual', () => {
    for (const page of [table(null), table(null, { state: 'not-checked', why: 'There are 0 samples.' })]) {
      expect(page).toContain('Not checked')
      expect(page).not.toContain('as usual')
    }
    expect(table(null, { state: 'usual' })).toContain('as usual')
  })

  test('counts what is open, and weighs it by its heaviest', () => {
    expect(table({ count: 2, heaviest: 'critical' })).toContain('2 changes')
    expect(table({ count: 1, heaviest: 'notice' })).toContain('1 change')
    expect(table(null)).toContain('>nothing<')
  })

  test('says why lists are not asked about a block', () => {
    expect(table(null, undefined, 'Too wide for DNS blocklists.')).toContain('Too wide for DNS blocklists.')
    expect(table(null)).not.toContain('Too wide')
  })

  test('says how it is told', () => {
    expect(table(null)).toContain('quiet from 22:00 to 6:00 UTC but for what is critical')
  })
})

test('an alert can be acknowledged while it is open, and no longer', () => {
  const list = (state: Alert['state']) =>
    renderToStaticMarkup(<AlertList alerts={[alert(state)]} acknowledge={nothing} />)
  expect(list('raised')).toContain('Acknowledge')
  expect(list('resolved')).not.toContain('Acknowledge')
})

describe('the table of probed addresses', () => {
  const unknown = { state: 'not-checked', why: 'There are 2 samples.' } as const
  const history: ProbeHistory = {
    last: { at: '2026-11-23T09:00:00Z', isReachable: true },
    reach: { state: 'not-known', why: 'Too few attempts.' },
    ...{ latency: { baselines: [], drift: unknown }, availability: { shares: [], drift: unknown } },
  }
  const probes = (alerts: Alert[], known: ProbeHistory | null = history) =>
    renderToStaticMarkup(
      <ProbeTable probes={[{ id: '1', address: '192.0.2.7', port: 443, history: known, alerts }]} stop={nothing} />,
    )

  test('says of few samples that they are few, never that all is as usual', () => {
    expect(probes([])).toContain('There are 2 samples.')
    expect(probes([])).toContain('Too few attempts.')
    expect(probes([])).not.toContain('as usual')
  })

  test('says of an address of which control is not shown that it is not asked', () => {
    expect(probes([], null)).toContain('control of it is not shown')
    expect(probes([], null)).not.toContain('Answered')
  })

  test('shows what was told of an address and is not over, with before and after', () => {
    const lost = {
      ...changeOf('probe-lost', {
        subject: 's',
        sentence: 'S.',
        before: 'answered',
        after: 'silent',
        source: 'tcp/443',
      }),
      ...{ beforeAsOf: null, afterAsOf: null },
    }
    const page = probes([{ ...alert('acknowledged'), event: lost }])
    for (const words of ['No longer answers', 'Before: answered. After: silent.', 'acknowledged'])
      expect(page).toContain(words)
  })
})

describe('the timeline of a block', () => {
  const told = (events: TimelineEvent[], moments: number) =>
    renderToStaticMarkup(<TimelineSection prefix="192.0.2.0/24" {...{ events, moments }} />)

  test('with one set of snapshots is not checked; with two that agree, nothing was found', () => {
    expect(told([], 1)).toContain('Not checked: only one set of snapshots')
    expect(told([], 0)).toContain('Not checked: no snapshot that speaks of it is kept here.')
    expect(told([], 2)).toContain('Nothing found')
    expect(told([event], 2)).toContain('Told.')
  })

  test('of many changes shows the latest and links to all of them', () => {
    const events = [1, 2, 3, 4].map((day) => ({ ...event, subject: `s${day}`, sentence: `Told ${day}.` }))
    expect(told(events, 5)).not.toContain('Told 4.')
    expect(told(events, 5)).toContain('href="/check/192.0.2.0/24/timeline"')
  })
})
