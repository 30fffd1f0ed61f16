/** When the block may be sold, by which clause of its registry, and what about that nobody outside can know. */
import { findRir, type Rir, registryTitle } from '#lib/registry/rir.ts'
import { findTransferLock, type Receipt, type TransferLock } from '#lib/registry/transfer-lock.ts'
import { explainConfidence, rulesOf, type TransferRule } from '#lib/registry/transfer-rules.ts'
import type { Dossier } from '../dossier.ts'
import { heldRows, registriesOf } from './holder.ts'
import { explainGaps, explainStaleness, gaps, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { FactTable, Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

const topic = { topic: 'sale', title: 'Sale' } as const
type Said = Pick<Statement, 'severity' | 'text' | 'headline' | 'answers'>

/** The one RIR whose rules govern the block; null where none or several list a holder. */
export function governingRir(dossier: Dossier): Rir | null {
  const registries = registriesOf(heldRows(dossier.registrations ?? []))
  return registries.length === 1 && registries[0] !== undefined ? findRir(registries[0]) : null
}

export function stateSale(subject: Subject): Statement {
  const { dossier } = subject
  const registrations = standingOf(dossier, 'registrations')
  if (dossier.registrations === null) {
    return statementWithoutSource({ ...topic, question: 'When it may be sold' }, registrations)
  }
  const logs = standingOf(dossier, 'transfers')
  const rir = governingRir(dossier)
  const said = rir === null ? sayUngoverned(dossier) : sayGoverned(subject, rir)
  const staleness = explainStaleness({ ...registrations, asked: [...registrations.asked, ...logs.asked] })
  return {
    ...topic,
    ...said,
    text: said.text + staleness,
    basis: [...logs.basis, ...registrations.basis].filter(({ source }) => rir === null || source.endsWith(`-${rir}`)),
    asked: rir === null ? null : `${rulesOf(rir).length} rules of ${registryTitle(rir)}`,
    facts: rir === null ? null : rulesTable(rulesOf(rir)),
  }
}

function sayUngoverned(dossier: Dossier): Said {
  const registries = registriesOf(heldRows(dossier.registrations ?? []))
  const several = registries.length > 1
  const standing = standingOf(dossier, 'registrations')
  if (!(several || standing.complete)) {
    return {
      severity: 'notice',
      answers: [{ answer: 'nothing-found', count: null }, ...gaps(standing)],
      text: `Who could sell it is not known: the statistics asked list no holder.${explainGaps(standing, 'registry')}`,
      headline: null,
    }
  }
  return {
    severity: 'warning',
    answers: [{ answer: several ? 'found' : 'nothing-found', count: null }],
    text: several
      ? `${enumerate(registries.map(registryTitle))} each list part of it; every part moves under its own registry’s rules and has to be examined alone.`
      : 'No registry lists a holder, so there is nobody who could sell it.',
    headline: several ? 'it lies under several registries' : null,
  }
}

function sayGoverned(subject: Subject, rir: Rir): Said {
  const { dossier, prefix } = subject
  const rules = rulesOf(rir)
  const minimum = rules.find((rule) => rule.rule === 'minimum')
  if (minimum && prefix.length > minimum.length) {
    return {
      severity: 'blocker',
      answers: found,
      text: `Too small: ${registryTitle(rir)} transfers nothing smaller than a /${minimum.length} (${cite(minimum)}).`,
      headline: `it is smaller than the /${minimum.length} that may be transferred`,
    }
  }
  const lock = findTransferLock({
    prefix,
    rules,
    receipts: receiptsUnder(dossier, rir),
    registeredOn: youngestRegistration(dossier),
    at: dossier.at,
  })
  const said = sayLock(subject, rir, lock)
  const extra = rules.filter((rule) => rule.rule === 'leaving-the-region').map(({ says }) => says)
  return { ...said, text: [said.text, ...extra].join(' ') }
}

const found = [{ answer: 'found', count: null }] as const

function sayLock({ dossier }: Subject, rir: Rir, lock: TransferLock): Said {
  const log = standingOf(dossier, 'transfers').basis.find(({ source }) => source === `transfers-${rir}`)
  const logAnswers = log?.status === 'observed' || log?.status === 'stale'
  switch (lock.state) {
    case 'locked':
      return {
        severity: 'blocker',
        answers: found,
        text: `Cannot be sold before ${lock.until}: received ${lock.receipt.date} by ${lock.receipt.by}, held for ${lock.rule.months} months (${cite(lock.rule)}).${lock.rule.mergers === 'count' ? ' A merger may still move it.' : ''}`,
        headline: `not for sale before ${lock.until}`,
      }
    case 'no-hold':
      return {
        severity: goodIfComplete(standingOf(dossier, 'registrations')),
        answers: found,
        text: `May be sold at any time: ${registryTitle(rir)} puts no hold on this space.${openQuestions(rir)}`,
        headline: null,
      }
    case 'cleared':
      return {
        severity: clearedSeverity(dossier, rir),
        answers: found,
        text: `May be sold: received ${lock.receipt.date}, and the hold of ${lock.rule.months} months ended ${lock.on} (${cite(lock.rule)}).${openQuestions(rir)}`,
        headline: null,
      }
    case 'no-receipt':
      return logAnswers ? sayNoReceipt(dossier, rir, lock) : sayLogMissing(rir, lock, log?.status === 'failed')
  }
}

function sayNoReceipt(dossier: Dossier, rir: Rir, lock: Extract<TransferLock, { state: 'no-receipt' }>): Said {
  const rule = `space is held for ${lock.rule.months} months after ${lock.rule.after} (${cite(lock.rule)})`
  if (lock.possibleUntil !== null) {
    return {
      severity: 'warning',
      answers: [{ answer: 'nothing-found', count: null }],
      text: `The transfer log has no receipt, but the registration of ${youngestRegistration(dossier)} is recent: ${rule}, so it may be locked until ${lock.possibleUntil}.`,
      headline: `a sale may have to wait until ${lock.possibleUntil}`,
    }
  }
  return {
    severity: clearedSeverity(dossier, rir),
    answers: [{ answer: 'nothing-found', count: null }],
    text: `No receipt of it is in the transfer log, so no hold is known to run: ${rule}.${openQuestions(rir)}`,
    headline: null,
  }
}

function sayLogMissing(rir: Rir, { rule }: Extract<TransferLock, { state: 'no-receipt' }>, failed: boolean): Said {
  const what = failed ? 'could not be read' : 'was not imported'
  return {
    severity: 'notice',
    answers: [{ answer: failed ? 'failed' : 'not-checked', count: null }],
    text: `Whether a hold runs is not known: the ${registryTitle(rir)} transfer log ${what}, and the registration date is no day of receipt. Rule: ${rule.months} months after ${rule.after} (${cite(rule)}).`,
    headline: null,
  }
}

/** Good only where the log is fresh, the rule was read, and nothing that could still lock it is left unasked. */
function clearedSeverity(dossier: Dossier, rir: Rir): Severity {
  const rules = rulesOf(rir)
  const settled = rules.every(
    (rule) => rule.rule !== 'hold' || (rule.confidence === 'verified' && rule.after !== 'waiting-list'),
  )
  const lockable = rules.some((rule) => rule.rule === 'voluntary-lock')
  return settled && !lockable
    ? goodIfComplete(standingOf(dossier, 'registrations'), standingOf(dossier, 'transfers'))
    : 'notice'
}

/** What could still keep the block where it is and stands in no imported source. */
export function listOpenQuestions(rir: Rir): string[] {
  const rules = rulesOf(rir)
  return [
    rules.some((rule) => rule.rule === 'voluntary-lock') && 'a voluntary lock',
    rules.some((rule) => rule.rule === 'hold' && rule.after === 'waiting-list') && 'an origin in the waiting list',
    rules.some((rule) => rule.rule === 'never-transferable') && 'a pool that never moves',
  ].filter((question) => question !== false)
}

function openQuestions(rir: Rir): string {
  const questions = listOpenQuestions(rir)
  return questions.length === 0 ? '' : ` Not checked: ${enumerate(questions)}.`
}

function receiptsUnder({ transfers }: Dossier, rir: Rir): Receipt[] {
  return (transfers ?? []).flatMap(({ date, type, recipientRir }): Receipt[] => {
    if (date === null || recipientRir === null || findRir(recipientRir) !== rir) return []
    return [{ date, by: type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer' }]
  })
}

function youngestRegistration({ registrations }: Dossier): string | null {
  const dates = heldRows(registrations ?? []).flatMap(({ date }) => date ?? [])
  return dates.sort().at(-1) ?? null
}

/** `ripe-807, second-hand`: a clause that was checked needs no word. */
export function cite({ clause, confidence }: TransferRule): string {
  return confidence === 'verified' ? clause : `${clause}; ${explainConfidence(confidence)}`
}

/** The clauses a reader can hold against us. */
export function rulesTable(rules: readonly TransferRule[]): FactTable {
  return {
    columns: [
      { title: 'Rule', holds: 'text' },
      { title: 'Clause', holds: 'text' },
      { title: 'Read in', holds: 'text' },
      { title: 'On', holds: 'data' },
      { title: 'Confidence', holds: 'text' },
    ],
    rows: rules.map(({ says, clause, source, dateRead, confidence }) => [
      says,
      clause,
      source.text,
      dateRead,
      explainConfidence(confidence),
    ]),
  }
}
