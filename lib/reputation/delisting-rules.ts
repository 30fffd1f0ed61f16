/**
 * How an address or a block gets off a list, as data: who may ask, where, what the list wants to see. Each row says
 * where it was read, when, and how sure that is; of a list without a row only its sentence in the catalogue is known.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import { dnsblZones } from './dnsbl-zones.ts'

export type DelistingRoute =
  /** A form or an account of the list. */
  | 'form'
  /** There is nobody to ask: the entry ends when what it rests on does. */
  | 'by-itself'
  /** Asked of whoever publishes the entry that this list repeats. */
  | 'at-its-origin'
  /** How was not read anywhere. */
  | 'unknown'

export type DelistingRule = {
  /** Id of a source or of a DNS blocklist. */
  list: string
  route: DelistingRoute
  /** Where one asks, as text: nothing is ever sent from here. */
  where: string | null
  /** As a sentence. */
  who: string
  /** What a request has to show, each a clause. */
  wants: readonly string[]
  /** How long it usually takes, as a clause; null where no source says. */
  takes: string | null
  source: string
  dateRead: string
  confidence: Confidence
}

const dateRead = '2026-11-23'

const levelOfUceprotect = (level: 1 | 2 | 3, given: Pick<DelistingRule, 'wants' | 'takes'>): DelistingRule => ({
  ...{ list: `uceprotect-${level}`, route: 'by-itself', where: null, ...given },
  who: 'Nobody asks: it counts anew by itself. It also sells a faster way, which this house does not advise.',
  ...{ source: 'uceprotect.net, delisting policy', dateRead, confidence: 'secondary' },
})

const rules: readonly DelistingRule[] = [
  {
    list: 'spamhaus-drop',
    route: 'at-its-origin',
    where: 'check.spamhaus.org, the SBL record that the entry names',
    who: 'The network responsible for the block asks: DROP repeats SBL records, and its entry ends with the record.',
    wants: ['the SBL number of the entry', 'who is responsible for the block now', 'what was done to end the abuse'],
    takes: null,
    source: 'spamhaus.org: DROP, SBL delisting procedure',
    dateRead,
    confidence: 'secondary',
  },
  {
    list: 'spamhaus-zen',
    route: 'form',
    where: 'check.spamhaus.org',
    who: 'SBL: only the network responsible. CSS, XBL and PBL: whoever runs the address.',
    wants: ['which part of ZEN lists it (SBL, CSS, XBL or PBL)', 'what was done to end the abuse'],
    takes: null,
    source: 'spamhaus.org: ZEN, SBL delisting procedure',
    dateRead,
    confidence: 'secondary',
  },
  {
    list: 'barracuda-brbl',
    route: 'form',
    where: 'barracudacentral.org, removal request',
    who: 'Whoever runs the address; one request an address.',
    wants: ['the address', 'a mail address and a telephone number', 'the reason for the removal'],
    takes: '12 to 24 hours',
    source: 'barracudacentral.org: BRBL, removal request',
    dateRead,
    confidence: 'secondary',
  },
  {
    list: 'spamcop',
    route: 'by-itself',
    where: null,
    who: 'Nobody asks: there is no form.',
    wants: ['no report for 24 hours'],
    takes: '24 hours after the last report',
    source: 'spamcop.net: what is on the list',
    dateRead,
    confidence: 'secondary',
  },
  levelOfUceprotect(1, { wants: ['no abuse for 7 days'], takes: '7 days after the last abuse' }),
  levelOfUceprotect(2, { wants: ['fewer addresses of the range on level 1'], takes: null }),
  levelOfUceprotect(3, { wants: ['under 0.2 % of the addresses of the AS seen within 7 days'], takes: null }),
  {
    list: 'psbl',
    route: 'form',
    where: 'psbl.org',
    who: 'Anybody may remove an address.',
    wants: [],
    takes: null,
    source: 'psbl.org',
    dateRead,
    confidence: 'unconfirmed',
  },
  {
    list: 'spamrats',
    route: 'form',
    where: 'spamrats.com',
    who: 'Whoever runs the address.',
    wants: ['a PTR record that names a mail server'],
    takes: null,
    source: 'general knowledge',
    dateRead,
    confidence: 'unconfirmed',
  },
]

export const findDelistingRule = (list: string): DelistingRule => rules.find((rule) => rule.list === list) ?? bare(list)

/** What the catalogue has, which may be nothing. */
function bare(list: string): DelistingRule {
  const zone = dnsblZones.find(({ id }) => id === list)
  const known = zone ?? {
    delisting: 'Not read anywhere.',
    source: 'none',
    dateRead,
    confidence: 'unconfirmed' as const,
  }
  return {
    ...{ list, route: 'unknown', where: null, who: known.delisting, wants: [], takes: null },
    ...{ source: known.source, dateRead: known.dateRead, confidence: known.confidence },
  }
}

export const delistingRules = rules
