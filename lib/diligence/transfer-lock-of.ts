/** Whether the block of a dossier may move now, by the rules of the one registry that lists a holder. */
import type { Rir } from '#lib/registry/rir.ts'
import { findTransferLock, type TransferLock } from '#lib/registry/transfer-lock.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import { governingRir, youngestRegistration } from './statements/held-rows.ts'
import { isLogRead, receiptsUnder } from './statements/receipts.ts'
import type { Subject } from './statements/subject.ts'

/** `isLogRead` false: the registry's transfer log was not asked, so silence about receipts says nothing. */
export type LockReading = { rir: Rir; lock: TransferLock; isLogRead: boolean }

/** The lock on the block, if `rir` governs it. */
export const lockUnder = ({ dossier, prefix }: Subject, rir: Rir): TransferLock =>
  findTransferLock({
    prefix,
    rules: rulesOf(rir),
    receipts: receiptsUnder(dossier, rir),
    registeredOn: youngestRegistration(dossier),
    at: dossier.at,
  })

/** Null where no registry or several list a holder: then nobody's rules are known to govern it. */
export function readTransferLock(subject: Subject): LockReading | null {
  const rir = governingRir(subject.dossier)
  return rir && { rir, lock: lockUnder(subject, rir), isLogRead: isLogRead(subject.dossier, rir) }
}
