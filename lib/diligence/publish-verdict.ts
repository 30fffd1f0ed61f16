/** The verdict of policy as scripts read it: each answer with its reasons, each reason with the rule that it cites. */
import { formatAddress } from '#lib/address-space/address.ts'
import { mergeTransfers } from '#lib/registry/merge-transfers.ts'
import type { Rir } from '#lib/registry/rir.ts'
import { idOfRule } from '#lib/registry/rule-set.ts'
import { wordingOf } from '#lib/registry/rule-wording.ts'
import type { PolicyRule, RuleAnswer } from '#lib/registry/transfer-rule.ts'
import type { Decision, RecipientVerdict } from '#lib/registry/transfer-verdict.ts'
import type { TransferFinding } from './dossier.ts'
import type { HolderHistory } from './holder-history.ts'
import { judgeSubject, statusOfWhole } from './judge-subject.ts'
import { registrationStatusOf } from './registration-status.ts'
import { ruleVersionOf } from './rule-version.ts'
import { rangedTransfer } from './statements/receipts.ts'
import type { Subject } from './statements/subject.ts'

/** `value` is null where nothing is computed with the rule, `doubt` where none is known. */
export type PublishedRule = {
  id: string
  value: string | null
  clause: string
  source: string
  dated: string | null
  dateRead: string
  confidence: string
  doubt: string | null
}

/** `unknown` is true where something was not or could not be read. */
export type PublishedReason = { answer: RuleAnswer; unknown: boolean; says: string; rule: PublishedRule | null }
export type PublishedDecision = { answer: RuleAnswer; reasons: PublishedReason[] }

export type PublishedVerdict = {
  prefix: string
  ruleVersion: string
  at: string
  /** Whose rules govern it; null where no registry or several list a holder. */
  rir: Rir | null
  /** Of all of it; null where nothing fresh tells one, or its parts have several. */
  status: string | null
  /** Who told that, or those of its parts, and as of when: `rdap`, the id of a database or `given`; null for nobody. */
  statusFrom: { source: string; asOf: string | null } | null
  now: PublishedDecision
  /** The first day without a certain lock, `YYYY-MM-DD`; null where none runs or one has no known end. */
  earliest: string | null
  locks: { by: 'hold' | 'source' | 'voluntary'; until: string | null; certain: boolean; rule: PublishedRule }[]
  recipients: ({
    recipient: Rir
    need: string
    payer: string
    days: { from: number; to: number } | null
  } & PublishedDecision)[]
  lease: PublishedDecision
  questions: string[]
  /** Each transfer once, though two logs may have it; null where no log was read. */
  transfers: TransferFinding[] | null
  holders: HolderHistory | null
}

export function publishVerdict(subject: Subject): PublishedVerdict {
  const { dossier, particulars } = subject
  const verdict = judgeSubject(subject)
  const told = registrationStatusOf(subject)
  return {
    prefix: dossier.prefix,
    ruleVersion: ruleVersionOf(particulars.rules),
    at: dossier.at,
    rir: verdict.governed?.rir ?? null,
    status: statusOfWhole(subject),
    statusFrom: told && { source: told.source, asOf: told.asOf },
    now: publishDecision(verdict.now),
    earliest: verdict.earliest,
    locks: verdict.locks.map(({ isCertain, rule, ...lock }) => ({
      ...lock,
      certain: isCertain,
      rule: publishRule(rule),
    })),
    recipients: verdict.recipients.map(publishRecipient),
    lease: publishDecision(verdict.lease),
    questions: [...verdict.questions],
    transfers: dossier.transfers && mergeTransfers(dossier.transfers.map(rangedTransfer)).map(publishTransfer),
    holders: particulars.holders,
  }
}

const publishRecipient = ({ recipient, pair, answer, reasons }: RecipientVerdict) => ({
  ...{ recipient, need: pair.need, payer: pair.payer, days: pair.days },
  ...publishDecision({ answer, reasons }),
})

const publishDecision = ({ answer, reasons }: Decision): PublishedDecision => ({
  answer,
  reasons: reasons.map((reason) => ({
    ...{ answer: reason.answer, unknown: reason.isUnknown, says: reason.says },
    rule: reason.rule && publishRule(reason.rule),
  })),
})

function publishRule(rule: PolicyRule): PublishedRule {
  const { value, clause, readIn, dated, dateRead, confidence, doubt } = wordingOf(rule)
  return {
    ...{ id: idOfRule(rule), value: value === '' ? null : value, clause, source: readIn },
    ...{ dated: dated === '' ? null : dated, dateRead, confidence, doubt: doubt === '' ? null : doubt },
  }
}

const publishTransfer = ({
  start,
  end,
  entries: _entries,
  ...facts
}: ReturnType<typeof mergeTransfers>[number]): TransferFinding => ({
  ...facts,
  ...{ start: formatAddress(start), end: formatAddress(end) },
})
