/** A dossier told to a person: its statements in the order an engineer asks, the verdict, and what is not known. */
import type { Dossier } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { stateBefore } from './before.ts'
import { stateBlocklists } from './blocklists.ts'
import { stateCloudFit } from './cloud-fit.ts'
import { stateDnsBlocklists } from './dns-blocklists.ts'
import { stateHolder } from './holder.ts'
import { stateHolderChanges } from './holder-changes.ts'
import { stateLease } from './lease.ts'
import { temperByExceptions } from './local-exceptions.ts'
import { stateLocation } from './location.ts'
import { stateMoreSpecifics } from './more-specifics.ts'
import { stateReverseDns } from './reverse-dns.ts'
import { stateRouteObjects } from './route-objects.ts'
import { stateRouting } from './routing.ts'
import { stateRpki } from './rpki.ts'
import { stateSale } from './sale.ts'
import { stateSpecialPurpose } from './special-purpose.ts'
import { temperByRefusals } from './standing.ts'
import type { Statement } from './statement.ts'
import { subjectOf } from './subject.ts'
import { listUnknowns, type Unknown } from './unknowns.ts'
import { verdictOf } from './verdict.ts'
import { stateYourAsn } from './your-asn.ts'

export type StatedDossier = { verdict: string; statements: readonly Statement[]; unknowns: readonly Unknown[] }

/** `earlier` are dossiers of the same block at earlier moments, newest first. */
export function stateDossier(dossier: Dossier, earlier: readonly Dossier[], particulars?: Particulars): StatedDossier {
  const subject = subjectOf(dossier, particulars)
  const told = [
    stateSpecialPurpose(subject),
    stateHolder(subject),
    stateSale(subject),
    stateLease(subject),
    stateRouting(subject),
    stateBefore(subject, earlier),
    stateMoreSpecifics(subject),
    stateYourAsn(subject),
    stateRpki(subject, earlier),
    stateBlocklists(subject),
    stateDnsBlocklists(subject),
    stateRouteObjects(subject),
    stateCloudFit(subject),
    stateLocation(subject),
    stateHolderChanges(subject),
    stateReverseDns(subject),
  ].filter((statement) => statement !== null)
  const statements = temperByRefusals(temperByExceptions(told, subject.particulars.localExceptions))
  const unknowns = listUnknowns(subject, { statements, earlier })
  return { verdict: verdictOf(statements, unknowns.length), statements, unknowns }
}

type Told = { dossier: Dossier; earlier: readonly Dossier[]; particulars: Particulars; stated: StatedDossier }

/** The same with what one reader typed, or had asked outside; most did neither. */
export function restateDossier(
  { dossier, earlier, particulars, stated }: Told,
  beside: Partial<Pick<Particulars, 'originHistory' | 'refusedAsn'>>,
): StatedDossier {
  const isBeside = Object.values(beside).some((value) => value !== null)
  return isBeside ? stateDossier(dossier, earlier, { ...particulars, ...beside }) : stated
}
