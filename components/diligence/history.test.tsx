import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { changeOf } from '#lib/diligence/watch/change.ts'
import type { DatedEvent } from '#lib/diligence/watch/dated-events.ts'
import { History } from './history.tsx'

const sale: DatedEvent = {
  ...{ kind: 'transfer', date: '2026-06-05', range: null, sentence: 'It went from A to B.', before: 'A', after: 'B' },
  ...{ says: 'transfers-arin', asOf: '2026-06-10' },
}
const change: TimelineEvent = {
  ...changeOf('holder-changed', { subject: 'holder', sentence: 'Another id.', before: 'A', after: 'B', source: 's' }),
  ...{ beforeAsOf: '2026-06-01', afterAsOf: '2026-06-09' },
}

test('a dated event bears its own day and source, and under it what snapshots noticed of it', () => {
  const html = renderToStaticMarkup(<History entries={[{ dated: sale, noticed: [change] }]} today="2026-11-30" />)
  const text = html.replaceAll(/<[^>]+>/g, '')
  expect(text).toBe(
    '2026-06-05 TransferredIt went from A to B.transfers-arin, as of 2026-06-10Noticed between 2026-06-01 and 2026-06-09: Another id.',
  )
})

test('what is to come says so', () => {
  const ahead = { ...sale, date: '2027-01-01', kind: 'hold-ends' as const }
  const textOf = (today: string) =>
    renderToStaticMarkup(<History entries={[{ dated: ahead, noticed: [] }]} today={today} />)
  expect(textOf('2026-11-30')).toContain(', ahead')
  expect(textOf('2027-01-01')).not.toContain(', ahead')
})
