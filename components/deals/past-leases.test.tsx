import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type LeaseRecord, recordLeases } from '#lib/deals/lease-record.ts'
import { PastLeases } from './past-leases.tsx'

const show = (leases: Parameters<typeof PastLeases>[0]['leases']) =>
  renderToStaticMarkup(<PastLeases asn="AS64511" leases={leases} />).replace(/<[^>]+>/g, ' ')
const none: LeaseRecord = recordLeases([], new Date(0))

test('none known here, not measured and not readable are three answers', () => {
  expect(show({ state: 'known', record: none })).toContain('None known here')
  expect(show({ state: 'not-here' })).toContain('Not measured')
  expect(show({ state: 'unreadable' })).toContain('Source failed')
})

test('what leases came to is told as counts, with the longest time that a block was left announced', () => {
  const html = show({ state: 'known', record: { ...none, running: 1, goneLate: { count: 2, longestDays: 30 } } })
  expect(html).toContain('3 leases')
  expect(html).toContain('Left announced after the end, for up to 30 days, then gone')
  expect(html).not.toContain('None known')
  expect(html).toContain('no look told whether it was announced')
})
