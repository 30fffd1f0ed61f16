import type { TransferFinding } from '../dossier.ts'

/** The last transfer on record; one without a date never stands for the last. */
export function newestTransfer(transfers: readonly TransferFinding[]): TransferFinding | undefined {
  return [...transfers].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0]
}
