/** What a holder asks a registry of a simulated world: to transfer a block, or to forget that it asked. */
import { formatPrefix, overlapsPrefix } from '#lib/address-space/prefix.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { formatInstant, momentOfInstant } from '../world/day.ts'
import type { WorldEvent } from '../world/world-event.ts'
import type { Outcome, Place } from './outcome.ts'
import { listRequests, nextNumber } from './requests.ts'
import { findObjection, reviewDays } from './transfer-review.ts'

export type TransferForm = { to: string; decision: 'by-policy' | 'refuse' }

/** The registry's number is told at once: whoever deals in the block is asked for it. */
export function requestTransfer(place: Place, form: TransferForm): Outcome {
  const { world, events, at, block, holding } = place
  const [from, to] = [world.organisation(holding.holder), world.organisations.find(({ id }) => id === form.to)]
  if (!to) return err('Choose who receives the block.')
  if (to.id === from.id) return err(`${from.name} holds the block already.`)
  const open = listRequests(events, at).find(
    (request) => request.state === 'in-review' && overlapsPrefix(request.block, block),
  )
  if (open) return err(`A request for ${formatPrefix(open.block)} is in review until ${open.endsAt.slice(0, 10)}.`)
  const decidedOn = momentOfInstant(at) + reviewDays(from.registry, to.registry)
  const decidedAt = formatInstant(decidedOn, 0)
  const request = `${formatPrefix(block)} ${at}`
  const objection =
    form.decision === 'refuse'
      ? 'The request was marked to be refused.'
      : findObjection({ world, block, from, to, decidedOn })
  const decision: WorldEvent =
    objection === null
      ? { type: 'transfer-approved', at: decidedAt, request }
      : { type: 'transfer-refused', at: decidedAt, request, reason: objection }
  return ok({
    events: [
      { type: 'transfer-requested', at, request, prefix: formatPrefix(block), from: from.id, to: to.id },
      decision,
    ],
    said: `The request is ${nextNumber(events)}, and in review. The registry decides on ${decidedAt.slice(0, 10)}, by the time of this world.`,
  })
}

export function withdrawTransfer({ events, at, block }: Place, number: string): Outcome {
  const request = listRequests(events, at).find((one) => one.number === number && overlapsPrefix(one.block, block))
  if (!request) return err(`There is no request ${number} for ${formatPrefix(block)}.`)
  if (request.state !== 'in-review')
    return err(`${number} is ${request.state} already: only what is not decided can be withdrawn.`)
  return ok({
    events: [{ type: 'transfer-withdrawn', at, request: request.id }],
    said: `${number} is withdrawn: the registry will not move the block by it.`,
  })
}
