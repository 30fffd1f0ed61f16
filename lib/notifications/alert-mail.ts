/** What a mail about watched blocks says: one mail for all that is due, the heaviest first. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { changeKinds, type Tier, tiers } from '#lib/diligence/watch/change-kinds.ts'
import type { Alert } from './watch.ts'

/** A mail of more is not read; the page has them all. */
const mostTold = 40

export function writeAlertMail(alerts: readonly Alert[], link: string): { subject: string; text: string } {
  const heaviestFirst = alerts.toSorted((a, b) => weightOf(b) - weightOf(a))
  const [first] = heaviestFirst
  if (first === undefined) return { subject: 'Nothing changed', text: link }
  const blocks = new Set(alerts.map(({ block }) => formatPrefix(block))).size
  const others =
    alerts.length === 1 ? '' : `, and ${alerts.length - 1} more of ${blocks} ${blocks === 1 ? 'block' : 'blocks'}`
  const again = alerts.every(({ state }) => state === 'escalated') ? 'Not acknowledged yet: ' : ''
  const untold = alerts.length - mostTold
  return {
    subject: `${again}${words[first.event.tier]}: ${formatPrefix(first.block)}, ${titleOf(first)}${others}`,
    text: `${[
      ...heaviestFirst.slice(0, mostTold).map(sayAlert),
      ...(untold > 0 ? [`${untold} more are on the page.`] : []),
      `Acknowledge them here, or change what you are told of:\n${link}`,
    ].join('\n\n')}\n`,
  }
}

const words: Record<Tier, string> = { notice: 'Notice', warning: 'Warning', critical: 'Critical' }

const weightOf = ({ event }: Alert) => tiers.indexOf(event.tier)

const titleOf = ({ event }: Alert) => changeKinds[event.kind].title

function sayAlert(alert: Alert): string {
  const { block, event } = alert
  const dates = `${event.source}, between ${event.beforeAsOf ?? 'an unknown day'} and ${event.afterAsOf ?? 'an unknown day'}`
  return `${words[event.tier]}: ${formatPrefix(block)}, ${titleOf(alert)}\n${event.sentence}\n${dates}.`
}
