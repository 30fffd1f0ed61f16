import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { lintGeofeed } from '#lib/diligence/geofeed/lint-geofeed.ts'
import { GeofeedReportView } from './geofeed-report.tsx'

const show = (feed: string, shown?: number) => {
  const report = lintGeofeed(new TextEncoder().encode(feed), { inside: null })
  return renderToStaticMarkup(<GeofeedReportView report={{ ...report, faults: report.faults.slice(0, shown) }} />)
}

test('each fault stands with its line, its rule and what would be right', () => {
  const html = show('# feed\n192.0.2.0/6,US,,,\n')
  for (const part of ['>2<', 'prefix-too-wide', '192.0.2.0/26', 'Error', '1 error']) expect(html).toContain(part)
})

test('a feed without faults says so, and what was not checked stands all the same', () => {
  const html = show('192.0.2.0/24,US,US-CA,,\n')
  expect(html).toContain('nothing is wrong with it')
  expect(html).toContain('ISO 3166-2')
  expect(html).not.toContain('<table')
})

test('faults that are not shown are counted', () => {
  expect(show('a,,,,\nb,,,,\nc,,,,\n', 1)).toContain('2 more faults')
})
