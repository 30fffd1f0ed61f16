import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { FetchState } from '#lib/diligence/fetch-state.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import type { SourceState } from '#lib/diligence/source-state.ts'
import { snapshot } from '#tests/support/evidence.ts'
import { SourcesTable } from './sources-table.tsx'

const at = '2026-06-20T12:00:00Z'
const fetch: FetchState = {
  ...{ source: 'spamhaus-drop', url: 'http://127.0.0.1:8080/drop.json' },
  ...{ etag: null, lastModified: null, bytes: 100, sha256: null },
  triedAt: '2026-06-20T10:03:00.000Z',
  succeededAt: '2026-06-19T10:03:00.000Z',
  failure: {
    ...{ reason: 'timeout', sentence: 'The answer of www.spamhaus.org stalled for 30 s.', notBefore: null },
    since: '2026-06-20T06:03:00.000Z',
    times: 3,
  },
}
const state: SourceState = {
  source: sourceOf('spamhaus-drop', 'blocklist'),
  status: 'observed',
  current: snapshot({ source: 'spamhaus-drop', kind: 'blocklist', asOf: '2026-06-19T09:44:02Z' }),
  history: [],
  lastRefusal: { fileName: 'drop_v4.json', line: 3, reason: 'No prefix.', at: '2026-06-20T04:03:00.000Z' },
  fault: null,
  fetch,
}

/** What a reader reads of it. */
const textOf = (shown: SourceState) =>
  renderToStaticMarkup(<SourcesTable sources={[shown]} at={at} />)
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')

describe('a source that cannot be fetched', () => {
  test('shows since when, why, how often it was tried and when it was last got, and still its last snapshot', () => {
    const text = textOf(state)
    expect(text).toContain(
      'Not fetched since 2026-06-20 06:03 UTC, timed out: The answer of www.spamhaus.org stalled for 30 s. Tried 3 times, last 2026-06-20 10:03 UTC. Last got 2026-06-19 10:03 UTC.',
    )
    expect(text).toContain('Observed26 h old2026-06-19 09:44 UTC')
  })

  test('does not tell an older refusal beside it, nor from where a mirror is fetched', () => {
    expect(textOf(state)).not.toMatch(/Refused|127\.0\.0\.1/)
    expect(textOf({ ...state, fetch: { ...fetch, failure: null } })).toContain('drop_v4.json, line 3: No prefix.')
  })

  test('that was never got says so', () => {
    expect(textOf({ ...state, current: null, fetch: { ...fetch, succeededAt: null } })).toContain('It was never got.')
  })
})
