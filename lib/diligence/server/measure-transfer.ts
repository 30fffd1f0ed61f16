/** Whether the transfer of a block is on record in any registry's log. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { TransferFinding } from '../dossier.ts'
import { measureTransferLogs, type TransferQuestion } from '../measurements/measure-transfer-logs.ts'
import type { Measured } from '../measurements/measurement.ts'
import { evidenceNow } from './evidence-now.ts'

/** Public facts: any actor may ask. One answer a log. */
export async function measureTransfer(
  _actor: Actor,
  question: TransferQuestion,
): Promise<readonly Measured<TransferFinding>[]> {
  return measureTransferLogs(question, await evidenceNow())
}
