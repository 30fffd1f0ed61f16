'use server'

import type { LintState } from '#components/diligence/lint-state.ts'
import { readFeedForm } from '#lib/diligence/geofeed/feed-form.ts'
import { lintGeofeed } from '#lib/diligence/geofeed/lint-geofeed.ts'
import { visitor } from '#lib/kernel/actor.ts'

/** More than these nobody reads on a page; and what is answered is sent along with the next form. */
const mostFaults = 500
const mostGivenBack = 100_000

/** Looks a feed through that was pasted or uploaded. Keeps nothing. */
export async function lintFeed(_state: LintState, fields: FormData): Promise<LintState> {
  visitor()
  const feed = textOf(fields.get('feed'))
  const inside = textOf(fields.get('inside'))
  const file = fields.get('file')
  const uploaded = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  const given = readFeedForm({ feed, inside, uploaded })
  const values = { feed: feed.length > mostGivenBack ? '' : feed, inside }
  if (!given.ok) return { values, problem: given.error, report: null }
  const report = lintGeofeed(given.value.bytes, { inside: given.value.inside })
  return { values, problem: null, report: { ...report, faults: report.faults.slice(0, mostFaults) } }
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')
