/** What RIPEstat remembers of a block's origins, where a reader asked it: who came, who went, and when it slept. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { Dossier } from '../dossier.ts'
import { type AskedHistory, listSilences, listStays, type OriginStay } from '../origin-history.ts'
import { originName } from './route-words.ts'
import type { Severity } from './statement.ts'
import { enumerate, formatCount, quantity } from './wording.ts'

export type ToldHistory = { severity: Severity; text: string; headline: string | null; found: boolean }

const mostStays = 4
/** The collectors' newest day is a little older than the question. */
const runningDays = 3

export function sayOriginHistory(now: Dossier, { at, history }: AskedHistory): ToldHistory {
  const stays = listStays(history)
  const asked = `RIPEstat, asked on ${at.slice(0, 10)},`
  const bound = `routes that fewer than ${history.leastPeers} full-table peers saw left out`
  const inside = history.inside > 0 ? ` Inside it ${quantity(history.inside, 'longer route')} were seen over time.` : ''
  if (stays.length === 0) {
    const since = history.from === null ? '' : ` since ${history.from.slice(0, 10)}`
    const text = `${asked} remembers no route for the block itself${since}, ${bound}.${inside}`
    return { severity: 'notice', text, headline: null, found: history.inside > 0 }
  }
  const end = history.until?.slice(0, 10) ?? at.slice(0, 10)
  const shown = stays.slice(-mostStays).map((stay) => sayStay(stay, end))
  const left = stays.length - shown.length
  const earlier = left > 0 ? ` and ${quantity(left, 'stay')} before` : ''
  const woken = findWoken(now, stays)
  const slept = woken
    ? ` From ${woken.from} to ${woken.until} nobody announced it; then ${woken.names} did.`
    : saySilence(stays)
  return {
    severity: woken ? 'warning' : 'notice',
    text: `${asked} remembers ${enumerate(shown, mostStays)}${earlier}, ${bound}.${slept}${inside}`,
    headline: woken ? `${woken.names} announces it after ${formatCount(woken.days)} days without a route` : null,
    found: true,
  }
}

/** `AS64500 since 2024-06-01 (up to 300 of 338 peers)`. No figure stands without its denominator. */
function sayStay({ origin, from, until, seen }: OriginStay, end: string): string {
  const span = daysBetween(until, end) <= runningDays ? `since ${from}` : `from ${from} to ${until}`
  const peers = seen ? ` (up to ${formatCount(seen.peers)} of ${quantity(seen.of, 'peer')})` : ''
  return `${originName(origin)} ${span}${peers}`
}

function saySilence(stays: readonly OriginStay[]): string {
  const last = listSilences(stays).at(-1)
  return last ? ` Nobody announced it from ${last.from} to ${last.until}.` : ''
}

/** An origin of now that nobody vouches for, which came after a silence and was not there before it. */
function findWoken({ routing }: Dossier, stays: readonly OriginStay[]) {
  const unvouched = (routing?.exact ?? []).flatMap(({ origin, state }) => (state === 'valid' ? [] : [origin]))
  const silence = listSilences(stays).at(-1)
  if (!silence) return null
  const known = new Set(stays.flatMap(({ origin, from }) => (from < silence.until ? [origin] : [])))
  const woken = silence.after.filter((origin) => unvouched.includes(origin) && !known.has(origin))
  if (woken.length === 0) return null
  const { from, until } = silence
  return { from, until, days: daysBetween(from, until), names: enumerate(woken.map(originName)) }
}
