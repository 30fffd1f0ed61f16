/** Which lists advise against how much of the block. Policy lists describe a range; they never call it dirty. */
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { type BlocklistClass, classOfBlocklist, sourceOfClass } from '#lib/reputation/blocklist-class.ts'
import type { BlocklistFinding } from '../dossier.ts'
import { sourceOf } from '../source-catalogue.ts'
import { isPast, nameDay, splitByDay } from './days.ts'
import { explainStaleness, goodIfComplete, type Standing, standingOf, statementWithoutSource } from './standing.ts'
import type { AnswerCount, Basis, Cell, FactTable, Severity, Statement } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { enumerate, enumerateEither, formatAsOf, formatPercent, quantity, share } from './wording.ts'

const topic = { topic: 'blocklists', title: 'Blocklists' } as const

export const classSeverities: Record<BlocklistClass, Severity> = {
  dropped: 'blocker',
  guilt: 'warning',
  collateral: 'notice',
  policy: 'notice',
  'web-content': 'notice',
  unknown: 'warning',
}

export function stateBlocklists(subject: Subject): Statement {
  const { dossier, addresses } = subject
  const standing = standingOf(dossier, 'blocklist')
  const lists = dossier.blocklists
  if (lists === null) return statementWithoutSource({ ...topic, question: 'Whether it is listed' }, standing)
  const listing = lists.filter(({ listedAddresses }) => listedAddresses > 0)
  const said = sayListed(subject, listing)
  return {
    ...topic,
    severity: worstOf(listing.map(({ list }) => classSeverities[classOfBlocklist(list)])) ?? severityUnlisted(standing),
    answers: answersByList(listing.length, standing),
    text: `${said}${sayMissing(standing)}${explainStaleness(standing)}`,
    headline: headlineOf(subject, listing),
    basis: standing.basis,
    asked: `${quantity(addresses, 'address')} on ${quantity(standing.asked.length, 'list')}`,
    facts: factsOf(subject, lists, standing),
  }
}

function sayListed(subject: Subject, listing: readonly BlocklistFinding[]): string {
  if (listing.length === 0) return sayUnlisted(subject)
  const asked = standingOf(subject.dossier, 'blocklist').asked.length
  return `${quantity(asked, 'list')} asked: ${sayCovered(subject, listing).join('; ')}.`
}

/** What lists of now cover, and what old ones did on their own days. */
function sayCovered(subject: Subject, listing: readonly BlocklistFinding[]): string[] {
  const { today, past } = splitByDay(listing, witnessesIn(subject))
  const say = (lists: readonly BlocklistFinding[], verb: (entries: number) => string) => {
    const entries = lists.reduce((sum, list) => sum + list.entries.length, 0)
    const titles = lists.map(({ list }) => `${titleOf(list)} (${classWords[classOfBlocklist(list)]})`)
    const covered = share(listedAddresses(subject, lists), subject.addresses)
    return `${quantity(entries, 'entry')} of ${enumerate(titles)} ${verb(entries)} ${covered}`
  }
  return [
    ...(today.length > 0 ? [say(today, (entries) => (entries === 1 ? 'covers' : 'cover'))] : []),
    ...past.map(({ day, members }) => `${say(members, () => 'covered')} ${day}`),
  ]
}

const witnessesIn =
  ({ dossier }: Subject) =>
  ({ list }: BlocklistFinding): Basis[] =>
    standingOf(dossier, 'blocklist').asked.filter(({ source }) => source === list)

function sayUnlisted({ dossier, addresses }: Subject): string {
  const { asked } = standingOf(dossier, 'blocklist')
  const names = enumerate(asked.map(({ title }) => title))
  const [today, old] = [asked.filter((list) => !isPast(list)), asked.filter(isPast)]
  const of = addresses === 1 ? 'its one address' : `none of its ${quantity(addresses, 'address')}`
  const told = [
    ...(old.length === 0 ? [sayNone(addresses, asked.length)] : []),
    ...(old.length > 0 && today.length > 0
      ? [`${of} is ${addresses === 1 ? 'not ' : ''}on ${enumerateEither(today.map(({ title }) => title))}`]
      : []),
    ...(old.length > 0 ? [`none was on ${enumerate(old.map((list) => `${list.title} of ${nameDay(list)}`))}`] : []),
  ]
  return `${quantity(asked.length, 'list')} asked (${names}): ${told.join(', and ')}. No list that mail servers ask by DNS was among them.`
}

const sayNone = (addresses: number, lists: number): string =>
  addresses === 1
    ? `its one address is ${lists === 1 ? 'not on it' : 'on none of them'}`
    : `none of its ${quantity(addresses, 'address')} is on ${lists === 1 ? 'it' : 'them'}`

/** Good takes a list that says where abuse was seen beside the one that says what to drop: one of them is half an answer. */
function severityUnlisted(standing: Standing): Severity {
  const classes = standing.asked.map(({ source }) => classOfBlocklist(source))
  return classes.includes('dropped') && classes.includes('guilt') ? goodIfComplete(standing) : 'notice'
}

function sayMissing({ failed, notConfigured }: Standing): string {
  const missing = failed.length + notConfigured.length
  return missing > 0 ? ` ${quantity(missing, 'list')} could not be asked.` : ''
}

/** DROP has nested entries, and two lists may name the same address: a union, never a sum. */
function listedAddresses({ prefix }: Subject, listing: readonly BlocklistFinding[]): number {
  const entries = listing.flatMap((list) => list.entries.map((entry) => rangeOf(prefixFrom(entry.prefix))))
  return countAddresses(intersect(unionOf(entries), unionOf([rangeOf(prefix)])))
}

/** What is on a list of now, and what was on an old one on its own day: neither speaks for the other. */
function headlineOf(subject: Subject, listing: readonly BlocklistFinding[]): string | null {
  const serious = listing.filter(({ list }) => classSeverities[classOfBlocklist(list)] !== 'notice')
  const { today, past } = splitByDay(serious, witnessesIn(subject))
  const namesOf = (lists: readonly BlocklistFinding[]) => enumerateEither(lists.map(({ list }) => titleOf(list)))
  const partOf = (lists: readonly BlocklistFinding[]) => {
    const listed = listedAddresses(subject, lists)
    return `${listed === subject.addresses ? 'all' : formatPercent(listed, subject.addresses)} of it`
  }
  const gravestFirst = past.toSorted((a, b) => rankOf(a.members) - rankOf(b.members))
  const clauses = [
    ...(today.length > 0 ? [`${partOf(today)} is on ${namesOf(today)}`] : []),
    ...gravestFirst.map(({ day, members }) => `${partOf(members)} was on ${namesOf(members)} ${day}`),
  ]
  if (clauses.length === 0) return null
  const older = clauses.length > 2 ? ['older copies of other lists had some of it'] : []
  return enumerate([...clauses.slice(0, 2), ...older])
}

const rankOf = (lists: readonly BlocklistFinding[]): number =>
  Math.min(...lists.map(({ list }) => rank.indexOf(classSeverities[classOfBlocklist(list)])))

const titleOf = (list: string): string => sourceOf(list, 'blocklist').title

const rank: Severity[] = ['blocker', 'warning', 'notice']
const worstOf = (severities: readonly Severity[]): Severity | undefined =>
  rank.find((severity) => severities.includes(severity))

export const classWords: Record<BlocklistClass, string> = {
  dropped: 'traffic is dropped',
  guilt: 'abuse was seen',
  collateral: 'abuse near by',
  policy: 'policy, not abuse',
  'web-content': 'sites, not senders',
  unknown: 'purpose not known',
}

function answersByList(found: number, { asked, failed, notConfigured }: Standing): AnswerCount[] {
  const counts: AnswerCount[] = [
    { answer: 'found', count: found },
    { answer: 'nothing-found', count: asked.length - found },
    { answer: 'failed', count: failed.length },
    { answer: 'not-checked', count: notConfigured.length },
  ]
  return counts.filter(({ count }) => count !== 0)
}

function factsOf({ addresses }: Subject, lists: readonly BlocklistFinding[], { basis }: Standing): FactTable {
  return {
    columns: [
      { title: 'List', holds: 'text' },
      { title: 'Kind', holds: 'text' },
      { title: 'Kind read in', holds: 'text' },
      { title: 'Asked', holds: 'number' },
      { title: 'Listed', holds: 'number' },
      { title: 'Entries', holds: 'number' },
      { title: 'Answer', holds: 'answer' },
      { title: 'As of', holds: 'data' },
    ],
    rows: basis.map((source) =>
      rowOf(
        source,
        addresses,
        lists.find(({ list }) => list === source.source),
      ),
    ),
  }
}

function rowOf(
  { source, title, status, asOf }: Basis,
  addresses: number,
  finding: BlocklistFinding | undefined,
): Cell[] {
  const kind = [classWords[classOfBlocklist(source)], sourceOfClass(source) ?? 'nobody classified it']
  if (status === 'failed') return [title, ...kind, 0, '–', '–', { answer: 'failed', why: 'could not be read' }, '–']
  if (status === 'not-configured')
    return [title, ...kind, 0, '–', '–', { answer: 'not-checked', why: 'not imported' }, '–']
  const listed = finding?.listedAddresses ?? 0
  const why = status === 'stale' ? 'stale' : null
  return [
    title,
    ...kind,
    addresses,
    listed,
    finding?.entries.length ?? 0,
    { answer: listed > 0 ? 'found' : 'nothing-found', why },
    formatAsOf(asOf),
  ]
}
