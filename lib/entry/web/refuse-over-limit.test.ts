import { describe, expect, test } from 'vitest'
import { countedAs } from './refuse-over-limit.ts'

const counted = (url: string, { method = 'GET', headers = {} }: { method?: string; headers?: object } = {}) =>
  countedAs({ url, method, headers: { ...headers } })

describe('what a request is counted as', () => {
  test.each(['/check', '/check/240.0.64.0/18', '/check/240.0.64.0%2F18?asn=1', '/api/check/240.0.64.0/18'])(
    '%s is a check',
    (url) => expect(counted(url)).toBe('check'),
  )

  test.each(['/', '/sources', '/checks', '/api/health', '/_next/static/check/a.js', '*'])('%s costs nothing', (url) =>
    expect(counted(url)).toBeNull(),
  )

  test('a file to be looked through counts as a check, the form for it costs nothing', () => {
    expect(counted('/tools/geofeed', { method: 'POST' })).toBe('check')
    expect(counted('/tools/geofeed')).toBeNull()
  })

  test('a POST that has others asked is counted apart', () => {
    expect(counted('/api/check/240.0.64.0/18/ask', { method: 'POST' })).toBe('ask')
  })

  test.each([
    '/%63heck/240.0.64.0/18',
    '//check/240.0.64.0/18',
    '/x/../check/240.0.64.0/18',
    '/x/%2e%2e/check/240.0.64.0/18',
    'http://dotquad.example/check/240.0.64.0/18',
  ])('another spelling of the path gets past nothing: %s', (url) => expect(counted(url)).toBe('check'))

  test('a prefetch by the router renders no dossier; a page load that only claims to be one does', () => {
    const both = { rsc: '1', 'next-router-prefetch': '1' }
    expect(counted('/check/240.0.64.0/18', { headers: both })).toBeNull()
    expect(counted('/check/240.0.64.0/18', { headers: { rsc: '1' } })).toBe('check')
    expect(counted('/check/240.0.64.0/18', { headers: { 'next-router-prefetch': '1' } })).toBe('check')
    expect(counted('/api/check/240.0.64.0/18', { headers: both })).toBe('check')
  })
})
