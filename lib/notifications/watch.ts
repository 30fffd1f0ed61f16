/** Who watches a block and how they want to be told; and the alerts that come of it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import type { Tier } from '#lib/diligence/watch/change-kinds.ts'

/** Full hours of the day in UTC, from the one up to the other; they may run over midnight. */
export type QuietHours = { readonly from: number; readonly to: number }

export type WatchSettings = {
  /** Told of this and of what weighs more. */
  readonly leastTier: Tier
  readonly byMail: boolean
  readonly byWebhook: boolean
  readonly quiet: QuietHours | null
}

export type Watch = WatchSettings & {
  readonly id: string
  /** Null where the house itself watches. */
  readonly organisationId: string | null
  readonly block: Prefix
  readonly reason: 'asked' | 'listing' | 'deal'
  readonly createdAt: Date
}

/** The house's own: on its page alone, since what a deal waits for is no alarm. */
export const houseSettings: WatchSettings = { leastTier: 'warning', byMail: false, byWebhook: false, quiet: null }

export type AlertState = 'raised' | 'escalated' | 'acknowledged' | 'resolved'

export type Alert = {
  readonly id: string
  readonly block: Prefix
  readonly state: AlertState
  readonly raisedAt: Date
  readonly event: TimelineEvent
}

/** How many alerts of a watch wait for somebody, and the tier of the heaviest. */
export type OpenAlerts = { readonly count: number; readonly heaviest: Tier }
