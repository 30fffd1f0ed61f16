/** The table behind the statement on DNS blocklists: every list of the catalogue, asked or not, and what it answered. */
import { invariant } from '#lib/kernel/invariant.ts'
import type { BlocklistClass } from '#lib/reputation/blocklist-class.ts'
import type { UnaskedZone } from '#lib/reputation/choose-zones.ts'
import type { DnsblStanding, ZoneStanding } from '#lib/reputation/dnsbl-standing.ts'
import type { DnsblZone } from '#lib/reputation/dnsbl-zone.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'
import { explainCode } from '#lib/reputation/read-dnsbl-answer.ts'
import type { AnswerCell, Cell, FactTable } from './statement.ts'
import { formatAsOf, formatCount } from './wording.ts'

const byId = new Map(dnsblZones.map((zone) => [zone.id, zone]))

/** The row of a list that was asked: only those of the catalogue are. */
export function zoneOf(id: string): DnsblZone {
  const zone = byId.get(id)
  invariant(zone, 'a list that was asked is one of the catalogue')
  return zone
}

const classWords: Record<BlocklistClass, string> = {
  dropped: 'to be dropped',
  guilt: 'abuse was seen',
  collateral: 'abuse near by',
  policy: 'policy, not abuse',
  'web-content': 'sites, not senders',
  unknown: 'not explained',
}

type Known = Extract<DnsblStanding, { state: 'known' }>

export function factsOfZones({ zones, unasked }: Known): FactTable {
  return {
    columns: [
      { title: 'List', holds: 'text' },
      { title: 'Asked', holds: 'number' },
      { title: 'Listed', holds: 'number' },
      { title: 'No answer', holds: 'number' },
      { title: 'Answer', holds: 'answer' },
      { title: 'What it answered', holds: 'text' },
      { title: 'First seen', holds: 'data' },
      { title: 'As of', holds: 'data' },
      { title: 'Through', holds: 'data' },
      { title: 'How to get off it', holds: 'text' },
      { title: 'Terms', holds: 'text' },
    ],
    rows: [...zones.map(rowOfAsked), ...unasked.map(rowOfUnasked)],
  }
}

function rowOfAsked(standing: ZoneStanding): Cell[] {
  const zone = zoneOf(standing.zone)
  const since = standing.standing.map(({ firstSeenAt }) => firstSeenAt).sort()[0]
  return [
    zone.title,
    standing.asked,
    standing.standing.reduce((sum, { addresses }) => sum + addresses, 0),
    standing.unknown,
    answerOf(standing),
    sayCodes(zone, standing),
    since === undefined ? '–' : formatAsOf(since),
    standing.oldestAt === null ? '–' : formatAsOf(standing.oldestAt),
    standing.resolver ?? '–',
    zone.delisting,
    termsOf(zone),
  ]
}

const rowOfUnasked = ({ zone, reason }: UnaskedZone): Cell[] => [
  ...[zone.title, 0, '–', '–', { answer: 'not-checked' as const, why: reason }, '–', '–', '–', '–'],
  ...[zone.delisting, termsOf(zone)],
]

const termsOf = ({ licence, dateRead }: DnsblZone): string => `${licence} (read ${dateRead})`

function answerOf({ asked, unknown, unknownReason, standing, problem }: ZoneStanding): AnswerCell {
  const why = problem?.reason ?? (unknown > 0 ? unknownReason : null)
  if (standing.length > 0) return { answer: 'found', why }
  if (asked > unknown) return { answer: 'nothing-found', why }
  if (asked > 0 || problem !== null) return { answer: 'failed', why }
  return { answer: 'not-checked', why: 'nobody had it asked yet' }
}

/** `127.0.0.10 PBL, by the provider (policy, not abuse): 64` for each combination of codes. */
function sayCodes(zone: DnsblZone, { standing }: ZoneStanding): string {
  if (standing.length === 0) return '–'
  return standing
    .map(({ codes, addresses }) => {
      const told = codes.map((code) => {
        const { name, class: meaning } = explainCode(zone, code)
        return `${code}${name === null ? '' : ` ${name}`} (${classWords[meaning]})`
      })
      return `${told.join(' and ')}: ${formatCount(addresses)}`
    })
    .join('; ')
}
