/** The dossier of an AS told to a person: its statements, the verdict, and what is not known. */
import { sourceOf } from '../../source-catalogue.ts'
import { ageOf, standingOf } from '../../statements/standing.ts'
import type { Unknown } from '../../statements/unknowns.ts'
import { verdictOf } from '../../statements/verdict.ts'
import { enumerate } from '../../statements/wording.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import { stateAnnounced, stateRpki, stateSharedPrefixes } from './announced.ts'
import { stateAsSets } from './as-sets.ts'
import type { AsnStatement } from './asn-statement.ts'
import { stateHolder } from './holder.ts'
import { stateAsnDrop, stateBlocklists } from './listed.ts'
import { stateProviders, stateRouteObjects, stateVrps } from './records.ts'
import { type AskedHolder, untoldHolder } from './registrant.ts'
import { stateSpecialPurpose } from './special-purpose.ts'
import { type AskedNeighbours, stateUpstreams } from './upstreams.ts'

export type StatedAsn = {
  verdict: string
  statements: readonly AsnStatement[]
  unknowns: readonly Unknown[]
}

/** What services outside were asked beside the dossier. */
export type AskedOutside = { holder: AskedHolder; neighbours: AskedNeighbours }

export function stateAsn(dossier: AsnDossier, asked: AskedOutside): StatedAsn {
  const statements = [
    stateSpecialPurpose(dossier),
    stateHolder(dossier, asked.holder),
    stateAsnDrop(dossier),
    stateAnnounced(dossier),
    stateBlocklists(dossier),
    stateRpki(dossier),
    stateSharedPrefixes(dossier),
    stateVrps(dossier),
    stateRouteObjects(dossier),
    stateAsSets(dossier),
    stateProviders(dossier),
    stateUpstreams(dossier, asked.neighbours),
  ].filter((statement) => statement !== null)
  const unknowns = listUnknowns(dossier, statements, asked.holder)
  return { verdict: verdictOf(statements, unknowns.length, 'AS number'), statements, unknowns }
}

function listUnknowns(dossier: AsnDossier, statements: readonly AsnStatement[], holder: AskedHolder): Unknown[] {
  const unnamed = untoldHolder(dossier, holder)
  const of = (status: string) => dossier.sources.filter((source) => source.status === status)
  const told = (answer: Unknown['answer'], sources: AsnDossier['sources'], what: string): Unknown[] =>
    sources.length === 0
      ? []
      : [
          {
            answer,
            text: `${enumerate(
              sources.map(({ source, kind }) => sourceOf(source, kind).title),
              8,
            )} ${what}.`,
          },
        ]
  const stale = [...new Set(dossier.sources.map(({ kind }) => kind))].flatMap((kind) =>
    standingOf(dossier, kind).asked.filter(({ status }) => status === 'stale'),
  )
  const aged = stale.map(({ title, ageDays }) => `${title} (${ageDays === null ? 'undated' : ageOf(ageDays)})`)
  return [
    ...told('failed', of('failed'), 'could not be read'),
    ...told('not-checked', of('not-configured'), 'not imported'),
    ...(aged.length === 0
      ? []
      : [
          {
            answer: 'found' as const,
            text: `Past the limit of its age, so what changed since is not known: ${enumerate(aged, 8)}.`,
          },
        ]),
    ...statements.filter(({ topic }) => topic === 'upstreams').flatMap(({ answers, text }) => untold(answers, text)),
    ...(unnamed === null ? [] : [unnamed]),
  ]
}

const untold = (answers: AsnStatement['answers'], text: string): Unknown[] =>
  answers.flatMap(({ answer }) => (answer === 'failed' || answer === 'not-checked' ? [{ answer, text }] : []))
