/** The hold on a block, told: what started it, when it ends, by which clause, and what could lock it unseen. */
import { type Rir, registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import type { HoldStart, Receipt, TransferLock } from '#lib/registry/transfer-lock.ts'
import { listQuestions } from '#lib/registry/transfer-reasons.ts'
import { citeRule, decides, type HoldRule } from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict } from '#lib/registry/transfer-verdict.ts'
import type { Dossier } from '../dossier.ts'
import { goodIfComplete, standingOf } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

export type Said = Pick<Statement, 'severity' | 'text' | 'headline' | 'answers'>
type Lock<S extends TransferLock['state']> = Extract<TransferLock, { state: S }>

export const found = [{ answer: 'found', count: null }] as const
const nothingFound = [{ answer: 'nothing-found', count: null }] as const

export function sayLock({ dossier }: Subject, governed: GovernedVerdict): Said {
  const { hold, rir } = governed
  if (hold.state === 'no-hold') return sayNoHold(dossier, governed)
  if (hold.state === 'locked') return sayLocked(governed, hold)
  if (hold.state === 'over') return sayOver(dossier, governed, hold)
  if (!governed.isLogRead && (hold.state === 'possible' || hold.state === 'none-known')) {
    return sayLogMissing(dossier, governed, hold)
  }
  if (hold.state === 'possible') return sayPossible(governed, hold)
  const ofReceipt = hold.state === 'cleared' && hold.start.by !== 'issue'
  return {
    severity: unlockedSeverity(dossier, governed),
    answers: ofReceipt || hold.exempt ? found : nothingFound,
    text: `${explainUnlocked(rir, hold)}${openQuestions(governed)}`,
    headline: null,
  }
}

/** `received 2026-06-26 by transfer, held for 24 months (ripe-807, …)` */
export const explainHold = (start: HoldStart, rule: HoldRule): string =>
  `${explainStart(start)}, held for ${rule.months} months (${citeRule(rule)})`

/** Statistics date a registration; that this is its issue follows from a log without a receipt. */
const explainStart = ({ date, by }: HoldStart): string =>
  by === 'issue'
    ? `registered ${date}, which without a receipt in the log counts as its issue`
    : `received ${date} by ${by}`

function sayLocked(governed: GovernedVerdict, { until, start, rule }: Lock<'locked'>): Said {
  const registry = registryInSentence(governed.rir)
  // LEGACY space is free of it: while that is not ruled out, nobody can say that it is held.
  const certain = decides(rule) && !governed.isExemptionOpen
  const exemption = governed.isExemptionOpen && governed.rules.find((one) => one.rule === 'hold-exemption')?.says
  return {
    severity: certain ? 'blocker' : 'warning',
    answers: found,
    text: [
      `${certain ? 'Cannot' : 'Perhaps it cannot'} be transferred at ${registry} before ${until}: ${explainHold(start, rule)}.`,
      'The registry judges that when it approves, so a deal may be agreed before.',
      rule.mergers === 'count' && 'A merger may still move it.',
      exemption,
    ]
      .filter(Boolean)
      .join(' '),
    headline: certain
      ? `it cannot be transferred at ${registry} before ${until}`
      : `a sale may have to wait until ${until}`,
  }
}

function sayNoHold(dossier: Dossier, governed: GovernedVerdict): Said {
  const rule = governed.rules.find((one) => one.rule === (governed.isExempt ? 'hold-exemption' : 'no-hold'))
  const sure = rule?.confidence === 'verified'
  return {
    severity: sure ? goodIfComplete(standingOf(dossier, 'registrations')) : 'notice',
    answers: found,
    text: `No hold is known for this space. ${rule ? `${rule.says} Rule: ${citeRule(rule)}.` : ''}${openQuestions(governed)}`,
    headline: null,
  }
}

const afterWhat = { receipt: 'receipt', issue: 'issue', 'waiting-list': 'issue from the waiting list' } as const

function explainRule(rir: Rir, rule: HoldRule): string {
  // Of a text that was replaced nobody can say that it still does.
  const [holds, bans] = rule.confidence === 'unconfirmed' ? ['held', 'barred'] : ['holds', 'bars']
  const bars = rule.binds === 'block' ? `${holds} space` : `${bans} an organisation, not a block, from selling`
  return `${registryInSentence(rir)} ${bars} for ${rule.months} months after ${afterWhat[rule.after]} (${citeRule(rule)})`
}

function sayPossible(governed: GovernedVerdict, { until, rule }: Lock<'possible'>): Said {
  return {
    severity: 'warning',
    answers: nothingFound,
    text: `The transfer log has no receipt that explains its registration of ${governed.registeredOn}: ${explainRule(governed.rir, rule)}, so it may be locked until ${until}.${openQuestions(governed)}`,
    headline: `a sale may have to wait until ${until}`,
  }
}

function sayLogMissing(
  dossier: Dossier,
  { rir, lateLog }: GovernedVerdict,
  lock: Lock<'possible' | 'none-known'>,
): Said {
  const failed = standingOf(dossier, 'transfers').failed.some(({ source }) => source === `transfers-${rir}`)
  const missing = failed ? 'could not be read' : 'was not imported'
  const what = lateLog === null ? missing : `begins on ${lateLog}`
  const isOfIssue = lock.rule.after === 'issue'
  const ofDate = isOfIssue
    ? 'it may have been issued before it was registered'
    : 'the registration date is no proof of receipt'
  const until = lock.state === 'possible' ? `, and by it the hold could last until ${lock.until}` : ''
  return {
    severity: lock.state === 'possible' ? 'warning' : 'notice',
    answers: [{ answer: failed ? 'failed' : 'not-checked', count: null }],
    text: `Whether a hold runs is not known: the ${registryTitle(rir)} transfer log ${what}, and ${ofDate}${until}. Rule: ${explainRule(rir, lock.rule)}.`,
    headline: lock.state === 'possible' ? `a sale may have to wait until ${lock.until}` : null,
  }
}

/** Of a rule that counts from the original delegation, which no later date than the registry's can be of. */
function sayOver(dossier: Dossier, governed: GovernedVerdict, { rule, registeredOn, until }: Lock<'over'>): Said {
  return {
    severity: unlockedSeverity(dossier, governed),
    answers: found,
    text: `No hold runs: it was issued by ${registeredOn} at the latest, the date of its registration, so that the hold of ${rule.months} months after issue was over by ${until} (${citeRule(rule)}).${openQuestions(governed)}`,
    headline: null,
  }
}

function explainUnlocked(rir: Rir, lock: Lock<'cleared' | 'none-known'>): string {
  const merger = lock.exempt ? `${explainExempt(rir, lock.exempt)} ` : ''
  if (lock.state === 'none-known') {
    const none = lock.exempt ? 'No other receipt' : 'No receipt'
    return `${merger}${none} of it is in the transfer log, so no hold is known to run: ${explainRule(rir, lock.rule)}.`
  }
  const ended = `the hold of ${lock.rule.months} months ended ${lock.until} (${citeRule(lock.rule)})`
  return lock.start.by === 'issue'
    ? `${merger}No ${lock.exempt ? 'other ' : ''}receipt of it is in the transfer log, so no hold is known to run: its registration of ${lock.start.date} counts as its issue, and ${ended}.`
    : `No hold is known to run: received ${lock.start.date} by ${lock.start.by}, and ${ended}. ${merger}`.trim()
}

const explainExempt = (rir: Rir, { date, by }: Receipt): string =>
  `Its holder received it on ${date} by ${by}, which starts no hold at ${registryInSentence(rir)}${by === 'merger' ? ': the rule exempts mergers' : ''}.`

/** Good only where every rule was read and nothing that could still lock it is left unasked. */
function unlockedSeverity(dossier: Dossier, governed: GovernedVerdict): Severity {
  const read = governed.rules.every((rule) => rule.rule !== 'hold' || rule.confidence === 'verified')
  return read && listQuestions(governed).length === 0
    ? goodIfComplete(standingOf(dossier, 'registrations'), standingOf(dossier, 'transfers'))
    : 'notice'
}

function openQuestions(governed: GovernedVerdict): string {
  const questions = listQuestions(governed)
  return questions.length === 0 ? '' : ` Not checked: ${enumerate(questions, 4)}.`
}
