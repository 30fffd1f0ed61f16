/** When an alert is told, and when again if nobody acknowledges it. The house's own rule, weighed on 2026-11-23. */
import type { Tier } from '#lib/diligence/watch/change-kinds.ts'
import type { QuietHours } from './watch.ts'

/** Null: it is told once. */
export const escalation: Record<Tier, { readonly afterMinutes: number; readonly why: string } | null> = {
  critical: { afterMinutes: 60, why: 'Whoever could act in an hour has not looked.' },
  warning: { afterMinutes: 24 * 60, why: 'A working day has passed.' },
  notice: null,
}

const hourMs = 3_600_000

/** Quiet hours hold back all but what is critical, until they end. */
export function whenToTell(tier: Tier, now: Date, quiet: QuietHours | null): Date {
  if (tier === 'critical' || quiet === null || !isQuiet(now.getUTCHours(), quiet)) return now
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs)
  const hoursLeft = (quiet.to - hour.getUTCHours() + 24) % 24
  return new Date(hour.getTime() + hoursLeft * hourMs)
}

const isQuiet = (hour: number, { from, to }: QuietHours): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to

/** Counted from when it was first to be told. */
export function whenToEscalate(tier: Tier, toldAt: Date): Date | null {
  const rule = escalation[tier]
  return rule === null ? null : new Date(toldAt.getTime() + rule.afterMinutes * 60_000)
}
