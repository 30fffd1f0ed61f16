import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { quantity } from '#lib/diligence/statements/wording.ts'
import type { ClaimToAnswer } from '#lib/identity/holder-claim.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { type ClaimAnswerAction, HolderAnswerForm } from './holder-answer-form.tsx'

type HolderClaimsProps = { claims: readonly ClaimToAnswer[]; answer: ClaimAnswerAction }

/** Who says to be which holder, what can be seen of it here, and the form to answer. */
export function HolderClaims({ claims, answer }: HolderClaimsProps) {
  return (
    <ul className="border-t border-rule">
      {claims.map((claim) => (
        <li key={claim.id} className="grid gap-3 border-b border-rule py-3">
          <div className="grid max-w-prose gap-1">
            <p>
              <span className="font-strong">{claim.organisation.name}</span> says it is <Mono>{claim.holderId}</Mono> at{' '}
              {registryTitle(claim.registry)}, <Instant at={claim.claimedAt.toISOString()} />
            </p>
            <p className="wrap-anywhere">{claim.said}</p>
            <p className="text-ink2">{seenHere(claim)}</p>
            {claim.linkedTo && (
              <p className="text-red">
                {claim.linkedTo.name} ({claim.linkedTo.id}) is linked to this holder already.
              </p>
            )}
          </div>
          <HolderAnswerForm claimId={claim.id} organisation={claim.organisation.name} action={answer} />
        </li>
      ))}
    </ul>
  )
}

function seenHere({ registrations, registry }: ClaimToAnswer): string {
  if (registrations === null) return `Not checked: no statistics of ${registryTitle(registry)} were read.`
  if (registrations === 0)
    return `No registration of that holder stands in the statistics of ${registryTitle(registry)}: a new member has none yet.`
  return `${quantity(registrations, 'registration')} of that holder in the statistics of ${registryTitle(registry)}. That the claimant is that holder, they do not say.`
}
