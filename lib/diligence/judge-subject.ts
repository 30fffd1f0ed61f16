/** The verdict of policy on the block of a dossier: what the dossier and its particulars know, put to the engine. */
import { judgeTransferability, judgeUnder, type TransferQuestion } from '#lib/registry/judge-transferability.ts'
import { type Rir, rirs } from '#lib/registry/rir.ts'
import type { GovernedVerdict, TransferFacts, TransferVerdict } from '#lib/registry/transfer-verdict.ts'
import { registrationStatusOf } from './registration-status.ts'
import { heldRows, rangeOfRow } from './statements/held-rows.ts'
import { isLogRead, rangedTransfer } from './statements/receipts.ts'
import { standingOf } from './statements/standing.ts'
import type { Subject } from './statements/subject.ts'

const judged = new WeakMap<Subject, TransferVerdict>()

/** Several statements tell of one verdict: it is computed once a subject. */
export function judgeSubject(subject: Subject): TransferVerdict {
  const known = judged.get(subject)
  if (known) return known
  const verdict = judgeTransferability(questionOf(subject))
  judged.set(subject, verdict)
  return verdict
}

/** What the rules of `rir` would say, if it governed the block. */
export const judgeSubjectUnder = (subject: Subject, rir: Rir): GovernedVerdict => judgeUnder(questionOf(subject), rir)

const questionOf = (subject: Subject): TransferQuestion => ({
  ...{ prefix: subject.prefix, rules: subject.particulars.rules, at: subject.dossier.at },
  facts: factsOf(subject),
})

function factsOf({ dossier, particulars }: Subject): TransferFacts {
  const registration = registrationStatusOf({ dossier, particulars })
  return {
    held: dossier.registrations && heldRows(dossier.registrations).map((row) => ({ ...row, ...rangeOfRow(row) })),
    isEveryRegistryRead: standingOf(dossier, 'registrations').complete,
    transfers: dossier.transfers?.map(rangedTransfer) ?? null,
    logsRead: rirs.filter((rir) => isLogRead(dossier, rir)),
    logsBegin: Object.fromEntries(
      particulars.logs.map(({ source, begins }) => [source.replace('transfers-', ''), begins]),
    ),
    locks: particulars.locks,
    conflicts: particulars.conflicts,
    status: registration?.status ?? null,
    inner: registration?.inner ?? null,
    others: particulars.others,
    underWay: particulars.underWay,
  }
}

/** The status of all of it, as printed; null where none was read, or its parts have several. */
export function statusOfWhole(subject: Subject): string | null {
  const { governed } = judgeSubject(subject)
  return governed ? (governed.status?.printed ?? null) : (registrationStatusOf(subject)?.status ?? null)
}
