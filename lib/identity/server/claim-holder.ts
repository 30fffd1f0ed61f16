/** An organisation says which holder it is at a registry; the house looks at it and answers. */
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { HolderClaim } from '../holder-claim.ts'
import type { HolderClaimInput } from '../inputs.ts'
import { isAllowed } from '../policy.ts'
import { insertClaim, selectOwnClaims } from './holder-claim-store.ts'
import { listHolders } from './mandate-store.ts'

export const mayClaim = (actor: Member): boolean => isAllowed(actor, 'claim-holder', [actingOrganisation(actor)])

/** A sentence where there is nothing to ask; whether somebody else is that holder is told to the house alone. */
export async function claimHolder(actor: Member, claim: HolderClaimInput): Promise<Result<null, string>> {
  if (!mayClaim(actor)) return err('Only an organisation that buys or sells has a holder.')
  const own = await listHolders(actor)
  if (own.some(({ registry, holderId }) => registry === claim.registry && holderId === claim.holderId))
    return err('Your organisation is linked to this holder already.')
  return (await insertClaim(actor, claim))
    ? ok(null)
    : err('You asked for this already, or have five claims open: the house has not answered yet.')
}

export const listOwnClaims = (actor: Member): Promise<HolderClaim[]> => selectOwnClaims(actor)
