/** What somebody does at the counter of the simulated registries: the same forms that a visitor fills in there. */
import { invariant } from '#lib/kernel/invariant.ts'
import { findRegistryPortal } from '#lib/platform/registry-portal.ts'

type Form =
  | { act: 'set-remark'; block: string; text: string }
  | { act: 'list-block'; block: string; list: 'drop' | 'lamplighters' }
  | { act: 'withdraw-announcement'; block: string; asn: string }

/** True if it was done; false where the counter refused, for what is done already is refused too. */
export async function fillInAtCounter(form: Form): Promise<boolean> {
  const portal = findRegistryPortal()
  invariant(portal, 'the registries of a world that is seeded are played')
  const answer = await fetch(`${portal}/act`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await answer.body?.cancel()
  invariant(answer.status === 303 || answer.status === 422, `the counter answers ${answer.status}`)
  return answer.status === 303
}
