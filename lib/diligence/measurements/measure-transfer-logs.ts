/** Whether a transfer of a block is on record: the receipt of a sale. */
import { formatAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { TransferFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { type Measured, measureIn } from './measurement.ts'

export type TransferQuestion = {
  block: Prefix
  /** `YYYY-MM-DD`; records before it are other transfers. */
  since: string
}

/** The newest record of each log that moved exactly the block since then. A transfer between two RIRs stands in both logs. */
export function measureTransferLogs(question: TransferQuestion, evidence: EvidenceSet): Measured<TransferFinding>[] {
  const asked = evidence.sources.filter(({ kind }) => kind === 'transfers')
  return asked.map((source) => measureIn(source, () => findReceipt(question, evidence, source.source)))
}

function findReceipt(
  { block, since }: TransferQuestion,
  { transfers }: EvidenceSet,
  source: string,
): TransferFinding | null {
  const table = transfers.find(({ snapshot }) => snapshot.source === source)?.table
  const { start, end } = rangeOf(block)
  const rows = (table ? rowsOverlapping(table, block) : [])
    .filter((row) => row.start === start && row.end === end && row.date !== null && row.date >= since)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const newest = rows.at(-1)
  if (!newest) return null
  const { date, type, sourceRir, recipientRir, source: from, recipient } = newest
  return {
    date,
    type,
    sourceRir,
    recipientRir,
    source: from,
    recipient,
    start: formatAddress(start),
    end: formatAddress(end),
  }
}
