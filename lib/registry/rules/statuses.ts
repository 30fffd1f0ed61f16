/**
 * What the status of a registration means for a sale or a lease: rows by registry and status, as its database or its
 * RDAP service prints it. Statistics (`allocated`, `assigned`) do not tell it. A status without a row needs a person.
 */
import type { Rir } from '../rir.ts'
import type { RuleSource, StatusRule, StatusStanding } from '../transfer-rule.ts'

const dateRead = '2026-11-23'

type Terms = Pick<RuleSource, 'clause' | 'source' | 'confidence'>

const ripe: Terms = {
  clause: 'ripe-826 and the RIPE database’s list of inetnum statuses',
  source: { text: 'the RIPE database documentation', dated: '2026-08-12', url: 'https://docs.db.ripe.net' },
  confidence: 'earlier-wording',
}
const arin: Terms = {
  clause: 'NRPM 8.3: the source is the current registrant',
  source: {
    text: 'a copy of ARIN’s page on transfers to specified recipients',
    dated: null,
    url: 'https://www.arin.net/participate/policy/nrpm/',
  },
  confidence: 'earlier-wording',
}
const apnic: Terms = {
  clause: 'APNIC-127, portable and non-portable space',
  source: { text: 'a cloud’s list of the registrations that it takes for directly held', dated: null, url: null },
  confidence: 'secondary',
}
const lacnic: Terms = {
  clause: 'LACNIC Policy Manual 2.3.2.18 and 1.9',
  source: { text: 'version 2.15', dated: '2022-05-19', url: null },
  confidence: 'earlier-wording',
}
const afrinic: Terms = {
  clause: 'AFRINIC’s policy manual, types of registration',
  source: { text: 'general knowledge', dated: null, url: null },
  confidence: 'unconfirmed',
}

/** Who holds it, and no more: what its holder may do is for the rules of its registry and for the locks on it. */
const meanings: Record<StatusStanding, string> = {
  holder: 'is held by its registrant itself, as far as the status goes.',
  'sale-only': 'is held by its registrant itself, as far as the status goes, and is meant for its own use.',
  user: 'is used out of somebody else’s space: its user may not sell it, nor lend it on without the consent of the holder above.',
  unclear: 'may be held or only used: its registry has to be asked.',
}

const rowsOf = (rir: Rir, terms: Terms, statuses: Readonly<Record<string, StatusStanding>>): StatusRule[] =>
  Object.entries(statuses).map(([status, standing]) => ({
    ...{ rir, rule: 'status', status, standing, says: `${status} space ${meanings[standing]}` },
    ...terms,
    dateRead,
  }))

export const statusRules: readonly StatusRule[] = [
  ...rowsOf('ripencc', ripe, {
    'ALLOCATED PA': 'holder',
    LEGACY: 'holder',
    // One assignment as a whole, and an assignment to an end user: neither is there to be assigned on.
    'ALLOCATED-ASSIGNED PA': 'sale-only',
    'ASSIGNED PI': 'sale-only',
    'ASSIGNED PA': 'user',
    'SUB-ALLOCATED PA': 'user',
    'AGGREGATED-BY-LIR': 'user',
    'LIR-PARTITIONED PA': 'user',
    'ALLOCATED UNSPECIFIED': 'unclear',
    'ASSIGNED ANYCAST': 'unclear',
  }),
  ...rowsOf('arin', arin, {
    'DIRECT ALLOCATION': 'holder',
    'DIRECT ASSIGNMENT': 'holder',
    REASSIGNMENT: 'user',
    REALLOCATION: 'user',
  }),
  ...rowsOf('apnic', apnic, {
    'ALLOCATED PORTABLE': 'holder',
    'ASSIGNED PORTABLE': 'sale-only',
    'ALLOCATED NON-PORTABLE': 'user',
    'ASSIGNED NON-PORTABLE': 'user',
  }),
  ...rowsOf('lacnic', lacnic, {
    ALLOCATED: 'holder',
    ASSIGNED: 'sale-only',
    REALLOCATED: 'user',
    REASSIGNED: 'user',
  }),
  ...rowsOf('afrinic', afrinic, {
    'ALLOCATED PA': 'holder',
    'ASSIGNED PI': 'sale-only',
    'ASSIGNED PA': 'user',
    'SUB-ALLOCATED PA': 'user',
    'ALLOCATED UNSPECIFIED': 'unclear',
    'ASSIGNED ANYCAST': 'unclear',
  }),
]
