/** What the page does not know, as a list of its own: a gap that nobody names is read as good news. */
import type { Answer } from '#lib/kernel/answer.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import type { Dossier } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { tellProblem } from '../registration-problem.ts'
import type { RegistrationReading } from '../registration-reading.ts'
import { findOwnDatabase, registrationStatusOf } from '../registration-status.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { sourceOf } from '../source-catalogue.ts'
import { zoneOf } from './dns-blocklist-facts.ts'
import { listEarlierTables, nameTables } from './earlier-tables.ts'
import { explainFaults, isPastAge, listFaults, sayWhyOld } from './fault-words.ts'
import { findUnreadInetnums } from './inetnums.ts'
import { basisOfInetnums } from './registration-basis.ts'
import { ageOf, standingFrom, standingOf } from './standing.ts'
import type { Basis, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

export type Unknown = { answer: Answer; text: string }

const consequences: [SnapshotKind, string][] = [
  ['special-purpose', 'whether IANA set it aside'],
  ['registrations', 'who else may be registered for it'],
  ['transfers', 'when it was received there'],
  ['registry-conflicts', 'whether several registries claim it'],
  ['announcements', 'what their collectors see'],
  ['vrps', 'which routes are Valid'],
  ['blocklist', 'whether they list it'],
  ['route-objects', 'which route objects they hold'],
]

type Told = { statements: readonly Statement[]; earlier: readonly Dossier[] }

/** `earlier` are dossiers of the same block at earlier moments, newest first. */
export function listUnknowns(subject: Subject, { statements, earlier }: Told): Unknown[] {
  const { dossier } = subject
  const bySource = consequences.flatMap(([kind, consequence]) => {
    const { failed, notConfigured, asked } = standingOf(dossier, kind)
    return [
      ...told(failed, 'failed', `could not be read: not known ${consequence}`).map(({ answer, text }) => ({
        ...{ answer, text: `${text}${explainFaults(failed)}` },
      })),
      ...told(notConfigured, 'not-checked', `not imported: not known ${consequence}`),
      ...explainStale(asked.filter(isPastAge)),
      ...explainUndated(asked.filter(({ asOf, status }) => asOf === null && status === 'observed')),
    ]
  })
  const byTopic = statements
    .filter(({ basis, answers }) => basis.length === 0 && answers.every(({ answer }) => answer === 'not-checked'))
    .filter(({ topic }) => topic !== 'your-asn')
    .map(({ text }): Unknown => ({ answer: 'not-checked', text }))
  return [
    ...bySource,
    ...explainFaulty(dossier),
    ...byTopic,
    ...unsettledSale(subject),
    ...reservedAsn(dossier),
    ...logBegins(subject),
    ...failedLists(subject),
    ...unaskedLists(subject),
    ...unreadBeside(subject),
    ...unreadStatus(subject),
    ...unkeptRegistrant(subject),
    ...untoldRoaEnds(subject),
    ...unseenOrigins(subject, earlier),
    ...neverAsked,
  ]
}

/** Statistics never tell it; RDAP does, where it was asked lately, and the database of the registry, where it was imported. */
function unreadStatus(subject: Subject): Unknown[] {
  const { registration, registrationProblem } = subject.particulars
  const told = registrationStatusOf(subject)
  if (told?.source === 'rdap') return []
  if (told !== null) return unaskedRegistrant(subject)
  const what = 'The status of its registration (PA, PI, legacy, sub-allocated)'
  if (registrationProblem !== null) {
    const { answer, says } = tellProblem(registrationProblem)
    return [{ answer, text: `${what} and its registrant: ${says}.` }, ...silentDatabase(subject, what)]
  }
  const text =
    registration === null
      ? `${what} and its registrant: RDAP tells them, statistics do not.`
      : `${what}: RDAP was asked on ${registration.at.slice(0, 10)}, and ${sayReading(registration)}.`
  return [{ answer: 'not-checked', text }, ...silentDatabase(subject, what)]
}

/** A database that told the status names no registrant here. */
function unaskedRegistrant({ particulars }: Subject): Unknown[] {
  if (particulars.registration !== null || particulars.registrant !== null) return []
  if (particulars.registrationProblem !== null) {
    const { answer, says } = tellProblem(particulars.registrationProblem)
    return [{ answer, text: `Its registrant: ${says}.` }]
  }
  return [{ answer: 'not-checked', text: 'Its registrant: RDAP tells it, statistics and dumps read here do not.' }]
}

/** Why the database of its registry, which was imported, tells none either. */
function silentDatabase(subject: Subject, what: string): Unknown[] {
  const database = findOwnDatabase(subject)
  if (database === null) return []
  const basis = basisOfInetnums(database.finding, subject.dossier.at)
  const old = sayWhyOld(basis)
  const whyOld = isPastAge(basis) ? `it is ${old}` : old
  const text = whyOld ?? 'it has no object of this registration with a status, or none since its last transfer'
  return [{ answer: old === null ? 'nothing-found' : 'not-checked', text: `${what} in ${basis.title}: ${text}.` }]
}

/** A status is kept, a name is not: RDAP's answer shows it once, and no dossier rests on it. */
function unkeptRegistrant({ particulars: { registration, registrant } }: Subject): Unknown[] {
  if (registration === null || registrant !== null) return []
  const text = `Its registrant: RDAP was asked on ${registration.at.slice(0, 10)}, and names are not kept here.`
  return [{ answer: 'not-checked', text }]
}

/** Of a block that has VRPs: most exports tell no end of the ROA behind one. */
function untoldRoaEnds({ dossier: { rpki }, particulars: { roaEnds } }: Subject): Unknown[] {
  const hasVrps = rpki !== null && rpki.coveringVrps.length + rpki.moreSpecificVrps > 0
  if (!hasVrps || roaEnds !== null) return []
  const text =
    'When the ROAs for it end: the VRPs in use come from an export that does not tell (jsonext does, as notAfter).'
  return [{ answer: 'not-checked', text }]
}

/** Tables are of single moments. RIPEstat's routing history, where it was asked, looked in between. */
function unseenOrigins({ dossier, particulars }: Subject, earlier: readonly Dossier[]): Unknown[] {
  const routed = listEarlierTables(dossier, earlier, particulars.routesByTable)
  if (routed.length === 0 || particulars.originHistory !== null) return []
  const text = `Who announced it on the days between ${nameTables(routed)} and those of now: no table of them is kept here.`
  return [{ answer: 'not-checked', text }]
}

const sayReading = ({ status, start, end }: RegistrationReading): string =>
  status === null
    ? 'told none'
    : `then told ${status} for ${start} to ${end}, which is too long ago or not all of this block`

/** What no imported source tells of any block. */
const neverAsked: readonly Unknown[] = [
  {
    answer: 'not-checked',
    text: 'Disputes, liens and court orders over it: no registry publishes them; ask the seller to warrant there are none.',
  },
  {
    answer: 'not-checked',
    text: 'Private lists kept by mailbox and game providers cannot be seen by anyone outside.',
  },
]

/** Without IANA's registry an ASN that nobody may use looks like any other. */
function reservedAsn(dossier: Dossier): Unknown[] {
  const asked = standingOf(dossier, 'special-asns').asked.length > 0
  if (!dossier.whatIf || asked) return []
  return [
    { answer: 'not-checked', text: 'Whether IANA reserves the ASN you named: its registry of them is not imported.' },
  ]
}

/** Lists that were asked and said nothing that counts. */
function failedLists({ particulars: { dnsbl } }: Subject): Unknown[] {
  const zones = dnsbl.state === 'known' ? dnsbl.zones : []
  return zones.flatMap(({ zone, asked, unknown, unknownReason, problem }) => {
    const reason = problem?.reason ?? unknownReason
    if (reason === null) return []
    const said = asked > unknown ? 'what it says of all of it now' : 'whether it lists any of it'
    return [{ answer: 'failed' as const, text: `${zoneOf(zone).title}: ${reason}, so not known ${said}.` }]
  })
}

/** What cannot be read beside the dossier: of registries' databases that of the one in charge alone. */
function unreadBeside(subject: Subject): Unknown[] {
  const { dossier, particulars } = subject
  const others = particulars.besideSources.filter(({ kind }) => kind !== 'inetnums')
  const inetnums = findUnreadInetnums(subject)
  const basis = [...standingFrom(others, dossier.at).basis, ...(inetnums ? [inetnums] : [])]
  return listFaults(basis).map((text) => ({ answer: 'failed', text }))
}

/** Lists that mail servers ask and that did not answer here, each with why. Those that are dead are none to miss. */
function unaskedLists({ particulars: { dnsbl } }: Subject): Unknown[] {
  const unasked =
    dnsbl.state === 'known'
      ? dnsbl.unasked
      : chooseZones({ hasResolver: false, keys: {} }).unasked.map(({ zone }) => ({
          zone,
          reason: dnsbl.state === 'failed' ? dnsbl.reason : 'no answers are known to this program',
        }))
  const byReason = Map.groupBy(
    unasked.filter(({ zone }) => zone.access.kind !== 'dead'),
    ({ reason }) => reason,
  )
  if (byReason.size === 0) return []
  const told = [...byReason].map(
    ([reason, lists]) =>
      `${enumerate(
        lists.map(({ zone }) => zone.title),
        lists.length,
      )} (${reason})`,
  )
  return [{ answer: 'not-checked', text: `What blocklists that were not asked say of it: ${told.join('; ')}.` }]
}

function logBegins({ particulars }: Subject): Unknown[] {
  return particulars.logs.map(({ source, begins }) => ({
    answer: 'not-checked',
    text: `Transfers before ${begins}: the ${sourceOf(source, 'transfers').title} begins then.`,
  }))
}

/** Rules whose facts no source publishes in a form that is imported. */
function unsettledSale(subject: Subject): Unknown[] {
  const { questions } = judgeSubject(subject)
  if (questions.length === 0) return []
  return [{ answer: 'not-checked', text: `Whether a sale meets ${enumerate(questions)}: nothing imported tells.` }]
}

function told(sources: readonly Basis[], answer: Answer, what: string): Unknown[] {
  if (sources.length === 0) return []
  return [
    {
      answer,
      text: `${enumerate(
        sources.map(({ title }) => title),
        6,
      )} ${what}.`,
    },
  ]
}

/** Each source of which no newer file can be read: since when, why, and of which day is what stands here. */
function explainFaulty({ sources, at }: Dossier): Unknown[] {
  const faulty = sources.filter(({ fault, status }) => fault !== undefined && status !== 'failed')
  return listFaults(standingFrom(faulty, at).basis).map((text) => ({ answer: 'failed', text }))
}

function explainUndated(undated: readonly Basis[]): Unknown[] {
  if (undated.length === 0) return []
  const named = undated.map(({ title }) => title)
  return [
    {
      answer: 'not-checked',
      text: `Undated, so how old it is and what changed since is not known: ${enumerate(named, 6)}.`,
    },
  ]
}

function explainStale(stale: readonly Basis[]): Unknown[] {
  if (stale.length === 0) return []
  const named = stale.map(({ title, asOf, ageDays }) =>
    ageDays === null ? `${title} (undated)` : `${title} (${asOf?.slice(0, 10)}, ${ageOf(ageDays)})`,
  )
  return [
    { answer: 'found', text: `Past the limit of its age, so what changed since is not known: ${enumerate(named, 6)}.` },
  ]
}
