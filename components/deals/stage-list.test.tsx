import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { StageLine } from '#lib/deals/stage-lines.ts'
import { findAnyState } from '#lib/deals/standing.ts'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { StageList } from './stage-list.tsx'

const line = (id: string, changes: Partial<StageLine>): StageLine => ({
  ...{ id, title: id, is: 'past', who: ['seller'], tookMs: 0, allowedMs: null, saidBy: null, events: [] },
  ...changes,
})

/** The text of the list, stage by stage. */
function textOf(state: string, stages: readonly StageLine[]): string[] {
  const found = findAnyState(state)
  if (!found) throw new Error(`no state ${state}`)
  const deal = dealOf({ state, registry: 'arin', terms: termsOf({ recipientRegistry: 'ripencc' }) })
  const html = renderToStaticMarkup(<StageList deal={deal} state={found} stages={stages} />)
  const rows = html.split(/<li[^>]*grid-cols-\[1rem/).slice(1)
  return rows.map((row) =>
    row
      .slice(row.indexOf('>') + 1)
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

test('a stage says what it rests on: a check that was made, a word, or nothing', () => {
  const [checks, submitted, review] = textOf('submitted', [
    line('checks', { who: ['operator'] }),
    line('submitted', { saidBy: 'seller' }),
    line('review', { is: 'now' }),
  ])
  expect(checks).toMatch(/^Done: checks .*Identity, sanctions and signing authority are not checked here\./)
  expect(submitted).toMatch(/^Said: submitted By the word of the seller, not checked/)
  expect(review).toMatch(/^Now: review .*from ARIN to the RIPE NCC usually takes 28 to 42 days .*read 2026-11-23/)
})

test('a stage that the deal was ended in is not done', () => {
  const [broken, skipped, end] = textOf('refunded', [
    line('submitted', { is: 'broken-off' }),
    line('review', { is: 'skipped' }),
    line('end', { is: 'now' }),
  ])
  expect(broken).toMatch(/^Not done: submitted not done/)
  expect(skipped).toMatch(/^Left out: review never reached/)
  expect(end).toMatch(/^Not done: Ended/)
})
