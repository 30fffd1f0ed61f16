/** What earlier snapshots said of the block: other origins, other listings. Silent about days that were never imported. */
import type { Dossier } from '../dossier.ts'
import { originName } from './routing.ts'
import type { Answer, FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, formatCount, quantity } from './wording.ts'

const topic = { topic: 'before', title: 'Before' } as const

/** `moments` are dossiers of the same block at earlier moments, newest first. */
export function stateBefore({ dossier }: Subject, moments: readonly Dossier[]): Statement {
  const earlier = lastOfEachDay(moments)
  const routed = earlier.filter(({ routing }) => routing !== null)
  const listed = earlier.filter(({ blocklists }) => blocklists !== null)
  if (routed.length === 0 && listed.length === 0) {
    return {
      ...topic,
      severity: 'notice',
      answers: [{ answer: 'not-checked', count: null }],
      text: 'Who announced it before: not checked. No routing table or list older than the current one was imported.',
      headline: null,
      basis: [],
      asked: null,
      facts: null,
    }
  }
  const gone = goneOrigins(dossier, routed)
  const delisted = wasListed(dossier, listed)
  return {
    ...topic,
    severity: 'notice',
    answers: [{ answer: answerOf(gone.length + delisted.length > 0, routed.length > 0), count: null }],
    text: [describeRouting(dossier, routed, gone), ...delisted].join(' '),
    headline: null,
    basis: [],
    asked: `${quantity(earlier.length, 'earlier snapshot')}`,
    facts: factsOf(earlier),
  }
}

/** Sources of one day are taken at different hours; only the last of these moments saw them all. */
function lastOfEachDay(moments: readonly Dossier[]): Dossier[] {
  const days = new Map<string, Dossier>()
  for (const dossier of moments) {
    const day = dossier.at.slice(0, 10)
    if (!days.has(day)) days.set(day, dossier)
  }
  return [...days.values()]
}

function answerOf(found: boolean, routingAsked: boolean): Answer {
  if (found) return 'found'
  return routingAsked ? 'nothing-found' : 'not-checked'
}

type Gone = { origin: number | null; lastSeen: string }

/** Origins that announced the block and no longer do, each with the newest snapshot it stands in. */
function goneOrigins({ routing }: Dossier, routed: readonly Dossier[]): Gone[] {
  const now = new Set(originsOf(routing))
  const gone = new Map<number | null, string>()
  for (const before of routed) {
    for (const origin of originsOf(before.routing))
      if (!(now.has(origin) || gone.has(origin))) gone.set(origin, before.at.slice(0, 10))
  }
  return [...gone].map(([origin, lastSeen]) => ({ origin, lastSeen }))
}

const originsOf = (routing: Dossier['routing']): (number | null)[] => (routing?.exact ?? []).map(({ origin }) => origin)

function describeRouting(dossier: Dossier, routed: readonly Dossier[], gone: readonly Gone[]): string {
  const oldest = routed.at(-1)
  if (!oldest) return 'Who announced it before: not checked. No earlier routing table was imported.'
  const since = `${quantity(routed.length, 'earlier snapshot')} since ${oldest.at.slice(0, 10)}`
  if (gone.length > 0)
    return `${enumerate(gone.map(({ origin, lastSeen }) => `${originName(origin)} announced it, last seen ${lastSeen}`))} (${since}).`
  const dormant = routed.find(({ routing }) => routing?.status === 'unrouted')
  if (dormant && dossier.routing && dossier.routing.status !== 'unrouted')
    return `It was announced by nobody on ${dormant.at.slice(0, 10)} (${since}).`
  return `No other origin announced it in ${since}.`
}

/** One sentence where a list held it and no longer does; asked only where the lists of today were asked too. */
function wasListed({ blocklists }: Dossier, listed: readonly Dossier[]): string[] {
  const today = listedOn(blocklists)
  if (blocklists === null || today > 0) return []
  const before = listed.find((dossier) => listedOn(dossier.blocklists) > 0)
  if (!before) return []
  return [
    `${quantity(listedOn(before.blocklists), 'address')} of it were on a list on ${before.at.slice(0, 10)} and are not now.`,
  ]
}

const listedOn = (lists: Dossier['blocklists']): number =>
  Math.max(0, ...(lists ?? []).map(({ listedAddresses }) => listedAddresses))

function factsOf(earlier: readonly Dossier[]): FactTable {
  return {
    columns: [
      { title: 'As of', holds: 'data' },
      { title: 'Origins', holds: 'data' },
      { title: 'More-specifics', holds: 'number' },
      { title: 'ROA coverage', holds: 'text' },
      { title: 'Most on one list', holds: 'number' },
    ],
    rows: earlier.map(({ at, routing, rpki, blocklists }) => [
      at.slice(0, 10),
      routing === null ? 'not checked' : originsOf(routing).map(originName).join(', ') || 'none',
      routing === null ? 'not checked' : routing.moreSpecifics.length,
      rpki?.coverage ?? 'not checked',
      blocklists === null ? 'not checked' : formatCount(listedOn(blocklists)),
    ]),
  }
}
