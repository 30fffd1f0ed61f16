/** Who could sell a block that not exactly one registry lists as held: nobody, several, or somebody only a log names. */
import { findRir, registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import { judgeSubjectUnder } from '../judge-subject.ts'
import { findContest, heldRows, registriesOf } from './held-rows.ts'
import { newestTransfer } from './newest-transfer.ts'
import { transferredAddresses } from './receipts.ts'
import { explainHold, found, type Said } from './sale-lock.ts'
import { explainGaps, gaps, standingOf } from './standing.ts'
import type { Subject } from './subject.ts'
import { enumerate, share } from './wording.ts'

export function sayUngoverned(subject: Subject): Said {
  const { dossier } = subject
  const rows = dossier.registrations ?? []
  const held = heldRows(rows)
  const [first] = rows
  if (held.length > 0) return saySeveral(subject)
  if (first) {
    return {
      severity: 'warning',
      answers: found,
      text: `${registryTitle(first.registry)} lists it as ${first.status}, so there is nobody who could sell it.`,
      headline: null,
    }
  }
  return sayReceivedOnly(subject) ?? sayNobody(subject)
}

function saySeveral(subject: Subject): Said {
  const held = heldRows(subject.dossier.registrations ?? [])
  const registries = registriesOf(held).map(registryTitle)
  const contest = findContest(subject, held)
  return {
    severity: 'warning',
    answers: found,
    text:
      contest.addresses > 0
        ? `${enumerate(contest.registries.map(registryTitle))} each list ${share(contest.addresses, subject.addresses)} as held: nobody can be sure to sell that until one of them lists it alone.`
        : `${enumerate(registries)} each list part of it; every part moves under its own registry’s rules and has to be examined alone.`,
    headline: 'it lies under several registries',
  }
}

/** Statistics are silent, the log is not: somebody received it, and a hold may run. */
function sayReceivedOnly(subject: Subject): Said | null {
  const { dossier, addresses } = subject
  const last = newestTransfer(dossier.transfers ?? [])
  const rir = last?.recipientRir ? findRir(last.recipientRir) : null
  if (!last || rir === null) return null
  const received = share(transferredAddresses(subject, [last]), addresses)
  const known = `Its holder is not known: the statistics asked list none, while the transfer log has ${last.recipient ?? 'an unnamed recipient'} receive ${received} ${last.date === null ? 'on no stated day' : `on ${last.date}`}.`
  const { hold } = judgeSubjectUnder(subject, rir)
  const running = hold.state === 'locked' ? hold : null
  return {
    severity: running ? 'warning' : 'notice',
    answers: [...found, ...gaps(standingOf(dossier, 'registrations'))],
    text: running
      ? `${known} If that stands, it cannot be transferred at ${registryInSentence(rir)} before ${running.until}: ${explainHold(running.start, running.rule)}.`
      : `${known} If that stands, the rules of ${registryInSentence(rir)} govern a sale.`,
    headline: running ? `a sale may have to wait until ${running.until}` : null,
  }
}

function sayNobody({ dossier }: Subject): Said {
  const standing = standingOf(dossier, 'registrations')
  const answers = [{ answer: 'nothing-found', count: null } as const]
  return standing.complete
    ? {
        severity: 'warning',
        answers,
        text: 'No registry lists a holder, so there is nobody who could sell it.',
        headline: null,
      }
    : {
        severity: 'notice',
        answers: [...answers, ...gaps(standing)],
        text: `Who could sell it is not known: the statistics asked list no holder.${explainGaps(standing, 'registry')}`,
        headline: null,
      }
}
