/** A registration that was changed shortly before: the sign of a stolen registry account, and of many honest things. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { quantity } from './statements/wording.ts'

/** A judgement of this house: longer ago than a sale takes to agree, a change says nothing of it. */
const recentDays = 90

/** Null where it was longer ago, where none is told, and where the two clocks disagree. */
export function askAboutChange(changedAt: string | null, askedAt: string): string | null {
  const days = changedAt === null ? -1 : daysBetween(changedAt, askedAt)
  if (!(days >= 0 && days <= recentDays)) return null
  const ago = days < 1 ? 'On the day it was asked' : `${quantity(days, 'day')} before it was asked`
  return `${ago}. Which part was changed is not told: where it was a contact, ask the holder why, for whoever steals a block begins there.`
}
