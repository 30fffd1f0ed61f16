/** What the form of the geofeed linter was answered. */
import type { FeedProblem } from '#lib/diligence/geofeed/feed-form.ts'
import type { GeofeedReport } from '#lib/diligence/geofeed/lint-geofeed.ts'

export type LintState = {
  values: { feed: string; inside: string }
  problem: FeedProblem | null
  report: GeofeedReport | null
}

export type LintAction = (state: LintState, fields: FormData) => Promise<LintState>

export const notLintedYet: LintState = { values: { feed: '', inside: '' }, problem: null, report: null }
