/** Adds to a case what may follow: a step that was done, or what became of the request. */
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { stepsFor } from '#lib/reputation/remediation-steps.ts'
import { type CaseCommand, decideCase, movesFrom, stateWords } from '../incidents/decide-case.ts'
import { type IncidentCase, stateOf } from '../incidents/incident-case.ts'
import { type GivenFile, mostAttachments, readAttachment } from '../incidents/read-attachment.ts'
import { insertAttachment, insertCaseEvent, lockCase, selectAttachments, selectCase } from './incident-store.ts'
import { observeCase } from './observe-case.ts'

/** Null: there is no such case, or it is another's. */
type Changed = Promise<Result<null, string> | null>

export async function moveCase(actor: Member, id: string, command: CaseCommand): Changed {
  // Read before the case is locked: it takes another connection.
  const isDelisted = command.do === 'move' && command.to === 'delisted' && (await isGone(actor, id))
  return inCase(actor, id, async (tx, incident) => {
    const meaning = incident.before.answer === 'found' ? incident.before.meaning : 'unknown'
    const steps = stepsFor(meaning).map((step) => step.id)
    const decided = decideCase({ events: incident.events, steps, isOver: incident.endedAt !== null }, command)
    if (!decided.ok) return decided
    const isOver = command.do === 'move' && (isDelisted || movesFrom[command.to].length === 0)
    await insertCaseEvent(actor, tx, { incident, decided: decided.value, isOver })
    return ok(null)
  })
}

export function attachLog(actor: Member, id: string, file: GivenFile): Changed {
  return inCase(actor, id, async (tx, incident) => {
    const read = readAttachment(file)
    if (!read.ok) return read
    if (incident.endedAt !== null) return err(`The case is over: ${stateWords[stateOf(incident.events)]}.`)
    if ((await selectAttachments(actor, id, tx)).length >= mostAttachments)
      return err(`The case has ${mostAttachments} logs, which is the most.`)
    await insertAttachment(actor, tx, { caseId: id, file: read.value })
    return ok(null)
  })
}

/** Whether a reading newer than the case has nothing of it any more. */
async function isGone(actor: Member, id: string): Promise<boolean> {
  const organisationId = actingOrganisation(actor)
  if (!(isPublicId('cas', id) && isAllowed(actor, 'watch-blocks', [organisationId]))) return false
  const incident = await selectCase(actor, { organisationId, id })
  return incident !== null && (await observeCase(actor, incident)).outcome.verdict === 'delisted'
}

async function inCase(
  actor: Member,
  id: string,
  change: (tx: Transaction, incident: IncidentCase) => Promise<Result<null, string>>,
): Changed {
  const organisationId = actingOrganisation(actor)
  if (!(isPublicId('cas', id) && isAllowed(actor, 'watch-blocks', [organisationId]))) return null
  return inTransaction(async (tx) => {
    const incident = await lockCase(actor, tx, { organisationId, id })
    return incident === null ? null : change(tx, incident)
  })
}
