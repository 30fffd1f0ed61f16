/** How a registry's answer was come by, as sentences: who sent on to whom, who was not heard, and by which directory. */
import type { ParentNetwork, RegistryTrail } from './outside.ts'

/** A directory younger than this is of today, as good as. */
const recentMs = 2 * 24 * 3_600_000

export function tellTrail({ hosts, unheard, directory }: RegistryTrail, at: string): string[] {
  const [last = '', ...before] = hosts.toReversed()
  return [
    before.length === 0
      ? `Answered by ${last}.`
      : `Answered by ${last}, which ${before.toReversed().join(' and then ')} sent on to.`,
    ...(unheard === null ? [] : [tellUnheard(unheard)]),
    ...(directory === null ? [] : tellDirectory(directory, at)),
  ]
}

const reasons = {
  timeout: 'did not answer in time',
  unreachable: 'could not be reached',
  'rate-limited': 'was asked too often, and not again now',
  malformed: 'gave an answer about something else',
  'not-found': 'has nothing there',
  'not-trusted': 'was not asked: it is no registry service that is known here',
} as const

const tellUnheard = ({ host, reason }: NonNullable<RegistryTrail['unheard']>): string =>
  `It refers to ${host}, which ${reasons[reason]}.`

/** Only where IANA has not been heard for days: else it is no news. */
function tellDirectory({ fetchedAt, publication }: NonNullable<RegistryTrail['directory']>, at: string): string[] {
  const days = Math.floor((Date.parse(at) - Date.parse(fetchedAt)) / (24 * 3_600_000))
  if (Date.parse(at) - Date.parse(fetchedAt) < recentMs) return []
  const of = publication === null ? '' : `, published ${publication.slice(0, 10)}`
  return [`Which registry to ask was looked up in IANA’s list as it was fetched ${days} days ago${of}.`]
}

/** `10.0.0.0 - 10.255.255.255, ALLOCATED PA`; null where the registry names nothing above. */
export function tellParent(parent: ParentNetwork): string | null {
  if (parent === null) return null
  if (!parent.ok) return 'not told: its registry did not answer'
  const { start, end, type, registrant } = parent.value
  return [`${start} - ${end}`, type, registrant?.name ?? registrant?.handle].filter(Boolean).join(', ')
}
