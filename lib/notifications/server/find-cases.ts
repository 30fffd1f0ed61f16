/** The cases of an organisation, and one of them with all that belongs to it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { type DelistingRule, findDelistingRule } from '#lib/reputation/delisting-rules.ts'
import { type RemediationStep, stepsFor } from '#lib/reputation/remediation-steps.ts'
import { findContradiction, type Outcome } from '../incidents/compare-observations.ts'
import { composeRequest } from '../incidents/compose-request.ts'
import type { HolderRelation } from '../incidents/holder-relation.ts'
import type { Attachment, CaseLine, IncidentCase } from '../incidents/incident-case.ts'
import { explainNoFinding, type ListingObservation, listFindings } from '../incidents/listing-observation.ts'
import { findRelation } from './find-relation.ts'
import {
  countCases,
  selectAttachmentContent,
  selectAttachments,
  selectCase,
  selectCaseLines,
} from './incident-store.ts'
import { observeBlockListings } from './observe-block-listings.ts'
import { observeCase } from './observe-case.ts'

const casesAPage = 100

export type CasesView = { lines: readonly CaseLine[]; total: number; hasNext: boolean }

/** A page of them; `after` is the id of the last case of the page before. */
export async function findCases(actor: Member, after: string | null = null): Promise<CasesView> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return { lines: [], total: 0, hasNext: false }
  const from = after !== null && isPublicId('cas', after) ? after : null
  const [found, total] = await Promise.all([
    selectCaseLines(actor, { organisationId, after: from, size: casesAPage }),
    countCases(actor, organisationId),
  ])
  return { lines: found.slice(0, casesAPage), total, hasNext: found.length > casesAPage }
}

export type Finding = { list: string; observation: ListingObservation }
export type Listings = { findings: readonly Finding[]; otherwise: string }

/** What lists have of a block now, and what it means where that is nothing; null where it cannot be read. */
export async function findListings(actor: Member, block: Prefix): Promise<Listings | null> {
  const observed = await observeBlockListings(actor, block)
  return observed.ok
    ? { findings: listFindings(block, observed.value), otherwise: explainNoFinding(block, observed.value) }
    : null
}

export type CaseView = {
  incident: IncidentCase
  rule: DelistingRule
  steps: readonly RemediationStep[]
  attachments: readonly Attachment[]
  request: string
  /** How the list stands now, and what became of it since. */
  now: ListingObservation
  outcome: Outcome
  /** What speaks against a delisting that was written down. */
  contradiction: string | null
  /** How the organisation stands to the block. */
  relation: HolderRelation
}

/** Null where there is no such case, or it is another's: both are the same 404. */
export async function findCase(actor: Member, id: string): Promise<CaseView | null> {
  const organisationId = actingOrganisation(actor)
  if (!(isPublicId('cas', id) && isAllowed(actor, 'watch-blocks', [organisationId]))) return null
  const incident = await selectCase(actor, { organisationId, id })
  if (incident === null) return null
  const { block, list, before } = incident
  const [attachments, observed, relation] = await Promise.all([
    selectAttachments(actor, id),
    observeCase(actor, incident),
    findRelation(actor, block),
  ])
  const rule = findDelistingRule(list)
  const steps = stepsFor(before.answer === 'found' ? before.meaning : 'unknown')
  return {
    ...{ incident, rule, steps, attachments, relation, ...observed },
    contradiction: findContradiction(incident, observed),
    request: composeRequest({ incident, relation, rule, steps, attachments }),
  }
}

/** Null where that case has no such log, or is another's. */
export async function findAttachment(actor: Member, { caseId, id }: { caseId: string; id: string }) {
  const organisationId = actingOrganisation(actor)
  const isAsked = isPublicId('cas', caseId) && isPublicId('att', id)
  if (!(isAsked && isAllowed(actor, 'watch-blocks', [organisationId]))) return null
  return selectAttachmentContent(actor, { organisationId, caseId, id })
}
