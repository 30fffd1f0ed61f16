/** The hold on a block, told: what started it, when it ends, by which clause, and what could lock it unseen. */
import { findLegacyRule } from '#lib/registry/legacy.ts'
import { type Rir, registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import { type HoldStart, isExplained, type Receipt, type TransferLock } from '#lib/registry/transfer-lock.ts'
import { citeRule, type HoldRule } from '#lib/registry/transfer-rule.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { Dossier } from '../dossier.ts'
import { lockUnder } from '../transfer-lock-of.ts'
import { youngestRegistration } from './held-rows.ts'
import { isLogRead, receiptsUnder } from './receipts.ts'
import { goodIfComplete, standingOf } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

export type Said = Pick<Statement, 'severity' | 'text' | 'headline' | 'answers'>
type Lock<S extends TransferLock['state']> = Extract<TransferLock, { state: S }>

export const found = [{ answer: 'found', count: null }] as const
const nothingFound = [{ answer: 'nothing-found', count: null }] as const

export function sayLock(subject: Subject, rir: Rir): Said {
  const { dossier } = subject
  const lock = lockUnder(subject, rir)
  if (lock.state === 'no-hold') return sayNoHold(dossier, rir)
  if (lock.state === 'locked') return sayLocked(dossier, rir, lock)
  if (!isLogRead(dossier, rir) && (lock.state === 'possible' || lock.state === 'none-known')) {
    return sayLogMissing(dossier, rir, lock)
  }
  if (lock.state === 'possible') return sayPossible(dossier, rir, lock)
  const ofReceipt = lock.state === 'cleared' && lock.start.by !== 'issue'
  return {
    severity: unlockedSeverity(dossier, rir),
    answers: ofReceipt || lock.exempt ? found : nothingFound,
    text: `${explainUnlocked(rir, lock)}${openQuestions(rir)}`,
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

function sayLocked(dossier: Dossier, rir: Rir, { until, start, rule }: Lock<'locked'>): Said {
  const registry = registryInSentence(rir)
  const certain = rule.confidence !== 'unconfirmed'
  const exemption = mayBeLegacy(dossier, rir) && rulesOf(rir).find((one) => one.rule === 'hold-exemption')?.says
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

/** By its date, or where that date is of its receipt or missing, so that it says nothing of the issue. */
function mayBeLegacy(dossier: Dossier, rir: Rir): boolean {
  const registeredOn = youngestRegistration(dossier)
  return (
    registeredOn === null ||
    isExplained(registeredOn, receiptsUnder(dossier, rir)) ||
    findLegacyRule(rulesOf(rir), registeredOn) !== null
  )
}

function sayNoHold(dossier: Dossier, rir: Rir): Said {
  const rule = rulesOf(rir).find((one) => one.rule === 'no-hold')
  const sure = rule?.confidence === 'verified'
  return {
    severity: sure ? goodIfComplete(standingOf(dossier, 'registrations')) : 'notice',
    answers: found,
    text: `No hold is known for this space. ${rule ? `${rule.says} Rule: ${citeRule(rule)}.` : ''}${openQuestions(rir)}`,
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

function sayPossible(dossier: Dossier, rir: Rir, { until, rule }: Lock<'possible'>): Said {
  return {
    severity: 'warning',
    answers: nothingFound,
    text: `The transfer log has no receipt that explains its registration of ${youngestRegistration(dossier)}: ${explainRule(rir, rule)}, so it may be locked until ${until}.${openQuestions(rir)}`,
    headline: `a sale may have to wait until ${until}`,
  }
}

function sayLogMissing(dossier: Dossier, rir: Rir, lock: Lock<'possible' | 'none-known'>): Said {
  const failed = standingOf(dossier, 'transfers').failed.some(({ source }) => source === `transfers-${rir}`)
  const what = failed ? 'could not be read' : 'was not imported'
  const until = lock.state === 'possible' ? `, and by it the hold could last until ${lock.until}` : ''
  return {
    severity: lock.state === 'possible' ? 'warning' : 'notice',
    answers: [{ answer: failed ? 'failed' : 'not-checked', count: null }],
    text: `Whether a hold runs is not known: the ${registryTitle(rir)} transfer log ${what}, and the registration date is no proof of receipt${until}. Rule: ${explainRule(rir, lock.rule)}.`,
    headline: lock.state === 'possible' ? `a sale may have to wait until ${lock.until}` : null,
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
function unlockedSeverity(dossier: Dossier, rir: Rir): Severity {
  const read = rulesOf(rir).every((rule) => rule.rule !== 'hold' || rule.confidence === 'verified')
  return read && listOpenQuestions(rir).length === 0
    ? goodIfComplete(standingOf(dossier, 'registrations'), standingOf(dossier, 'transfers'))
    : 'notice'
}

/** What could still keep the block where it is and stands in nothing that was asked. */
export function listOpenQuestions(rir: Rir): string[] {
  const rules = rulesOf(rir)
  const holds = rules.filter((rule) => rule.rule === 'hold')
  return [
    rules.some((rule) => rule.rule === 'voluntary-lock') && 'a voluntary lock',
    holds.some(({ after }) => after === 'waiting-list') && 'an origin in the waiting list',
    rules.some((rule) => rule.rule === 'never-transferable') && 'a pool that never moves',
    holds.some(({ binds }) => binds === 'source-organisation') && 'other receipts of its holder',
  ].filter((question) => question !== false)
}

function openQuestions(rir: Rir): string {
  const questions = listOpenQuestions(rir)
  return questions.length === 0 ? '' : ` Not checked: ${enumerate(questions, 4)}.`
}
