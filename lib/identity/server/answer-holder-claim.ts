/** The house answers a claim: links the holder, or says why not, and tells the claimant by mail. */
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { findRir } from '#lib/registry/rir.ts'
import type { ClaimToAnswer, HolderClaim } from '../holder-claim.ts'
import type { HolderAnswerInput } from '../inputs.ts'
import { isAllowed } from '../policy.ts'
import { holderAnswerText } from './account-mail.ts'
import { answerClaim, findLinked, lockOpenClaim, selectClaimants, selectOpenClaims } from './holder-claim-store.ts'
import { insertHolder } from './mandate-store.ts'

type Refused = { kind: 'not-found' } | { kind: 'taken'; message: string }

export async function answerHolderClaim(actor: Member, given: HolderAnswerInput): Promise<Result<null, Refused>> {
  if (!(isAllowed(actor, 'link-holder') && isPublicId('hcl', given.id))) return err({ kind: 'not-found' })
  return inTransaction(async (tx): Promise<Result<null, Refused>> => {
    const claim = await lockOpenClaim(actor, tx, given.id)
    if (!claim) return err({ kind: 'not-found' })
    const { organisation, registry, holderId } = claim
    if (
      given.answer === 'accepted' &&
      !(await insertHolder(actor, { organisationId: organisation.id, registry, holderId }, tx))
    )
      return err({ kind: 'taken', message: 'Another organisation is linked to this holder: refuse, or ask both.' })
    await answerClaim(actor, tx, given)
    const text = holderAnswerText({ ...claim, answer: given.answer, reason: given.reason })
    for (const { id, email } of await selectClaimants(actor, tx, organisation.id))
      await queueMail(tx, { key: `holder-claim:${claim.id}:${id}`, to: email, ...text })
    return ok(null)
  })
}

const mostShown = 50

/** Null for whoever may answer none. */
export async function listClaimsToAnswer(actor: Member): Promise<ClaimToAnswer[] | null> {
  if (!isAllowed(actor, 'link-holder')) return null
  const claims = await selectOpenClaims(actor, mostShown)
  if (claims.length === 0) return []
  const counts = await countRegistrations(claims)
  return Promise.all(
    claims.map(async (claim, index) => ({
      ...claim,
      registrations: counts[index] ?? null,
      linkedTo: await findLinked(actor, claim),
    })),
  )
}

/** Of each claim's holder, in the statistics of its registry; null where none of these were imported. */
async function countRegistrations(claims: readonly HolderClaim[]): Promise<(number | null)[]> {
  const { registrations } = await evidenceNow()
  const ofRegistry = Map.groupBy(claims, ({ registry }) => registry)
  const counts = new Map<HolderClaim, number>()
  for (const [registry, asked] of ofRegistry) {
    for (const { table } of registrations.filter(({ snapshot }) => snapshot.source === `delegated-${registry}`)) {
      for (const claim of asked) counts.set(claim, counts.get(claim) ?? 0)
      for (let index = 0; index < table.size; index++) {
        const { holderId, registry: printed } = table.row(index)
        const claim = asked.find((one) => one.holderId === holderId)
        if (claim && findRir(printed ?? '') === registry) counts.set(claim, (counts.get(claim) ?? 0) + 1)
      }
    }
  }
  return claims.map((claim) => counts.get(claim) ?? null)
}
