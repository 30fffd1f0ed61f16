/** The cases of an organisation, and one of them with all that belongs to it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { type DelistingRule, findDelistingRule } from '#lib/reputation/delisting-rules.ts'
import { type RemediationStep, stepsFor } from '#lib/reputation/remediation-steps.ts'
import { compareObservations, type Outcome } from '../incidents/compare-observations.ts'
import { composeRequest } from '../incidents/compose-request.ts'
import type { Attachment, CaseLine, IncidentCase } from '../incidents/incident-case.ts'
import { type ListingObservation, listFindings, observeListing } from '../incidents/listing-observation.ts'
import {
  countCases,
  selectAttachmentContent,
  selectAttachments,
  selectCase,
  selectCaseLines,
} from './incident-store.ts'
import { observeBlockListings } from './observe-block-listings.ts'

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

/** What lists have of a block now; null where that cannot be read. */
export async function findListings(actor: Member, block: Prefix): Promise<Finding[] | null> {
  const observed = await observeBlockListings(actor, block)
  return observed.ok ? listFindings(block, observed.value) : null
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
}

/** Null where there is no such case, or it is another's: both are the same 404. */
export async function findCase(actor: Member, id: string): Promise<CaseView | null> {
  const organisationId = actingOrganisation(actor)
  if (!(isPublicId('cas', id) && isAllowed(actor, 'watch-blocks', [organisationId]))) return null
  const incident = await selectCase(actor, { organisationId, id })
  if (incident === null) return null
  const { block, list, before } = incident
  const [attachments, observed] = await Promise.all([selectAttachments(actor, id), observeBlockListings(actor, block)])
  const rule = findDelistingRule(list)
  const steps = stepsFor(before.answer === 'found' ? before.meaning : 'unknown')
  const now: ListingObservation = observed.ok
    ? observeListing(block, list, observed.value)
    : { answer: 'failed', reason: observed.error, asOf: null }
  return {
    ...{ incident, rule, steps, attachments, now, outcome: compareObservations(before, now) },
    request: composeRequest({ incident, rule, steps, attachments }),
  }
}

/** Null where that case has no such log, or is another's. */
export async function findAttachment(actor: Member, { caseId, id }: { caseId: string; id: string }) {
  const organisationId = actingOrganisation(actor)
  const isAsked = isPublicId('cas', caseId) && isPublicId('att', id)
  if (!(isAsked && isAllowed(actor, 'watch-blocks', [organisationId]))) return null
  return selectAttachmentContent(actor, { organisationId, caseId, id })
}
