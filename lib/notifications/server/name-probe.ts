/** An organisation names an address of a block that it watches and controls, to be asked whether it answers. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { ProbeTarget } from '#lib/diligence/probe.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { hasProvenControl } from '#lib/listings/server/find-controlled.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { countOtherProbes, endProbe, lockWatchAround, replaceProbe } from './probe-store.ts'
import { lockWatchesOf } from './watch-store.ts'

/** What five minutes are enough for, of every organisation of a house. */
const mostProbes = 50

export async function nameProbe(actor: Member, target: ProbeTarget): Promise<Result<null, string>> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return err('Your organisation may not watch blocks.')
  if (!(await hasProvenControl(actor, organisationId, prefixAt(target.address, 32))))
    return err(
      'Control of it is not proven, or current statistics do not show it as yours: list its block under Sell and have the token read back from its registration first.',
    )
  return inTransaction(async (tx): Promise<Result<null, string>> => {
    await lockWatchesOf(actor, tx, organisationId)
    const watch = await lockWatchAround(actor, tx, { organisationId, address: target.address })
    if (watch === null) return err('Your organisation watches no block that holds it: watch one first.')
    if ((await countOtherProbes(actor, tx, { organisationId, watchId: watch })) >= mostProbes)
      return err(`Your organisation has ${mostProbes} addresses probed, which is the most. End one first.`)
    await replaceProbe(actor, tx, { watchId: watch, ...target })
    return ok(null)
  })
}

/** False where there is none, or it is another's: both are the same 404. */
export async function endNamedProbe(actor: Member, id: string): Promise<boolean> {
  const organisationId = actingOrganisation(actor)
  if (!(isAllowed(actor, 'watch-blocks', [organisationId]) && /^\d{1,18}$/.test(id))) return false
  return inTransaction((tx) => endProbe(actor, tx, { id, organisationId }))
}
