/** Whether the block may be leased out, by its registry's stance, and what only a person can settle. */
import { registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import { citeRule, type LeaseRule, type StatusRule, type TransferRule } from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict } from '#lib/registry/transfer-verdict.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { registrationStatusOf } from '../registration-status.ts'
import { countHolders, heldRows, registriesOf } from './held-rows.ts'
import { arrivalsAt } from './receipts.ts'
import { registrationBasis } from './registration-basis.ts'
import { rulesTable } from './rules-table.ts'
import { sayWhoTold } from './sale-status.ts'
import { answersOn, standingOf, statementWithoutSource } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { severityOrder } from './verdict.ts'
import { enumerate, quantity } from './wording.ts'

const topic = { topic: 'lease', title: 'Lease' } as const

const severities: Record<Exclude<LeaseRule['stance'], 'prohibited'>, Severity> = {
  // Never good: whether this registrant may sublet hangs on the status of its registration, which statistics do not tell.
  'not-restricted': 'notice',
  'not-counted': 'notice',
  'no-valid-need': 'warning',
}

/** A ban that nobody has read in the wording in force warns; it does not decide. */
function judge({ rir, stance, confidence, doubt }: LeaseRule): Pick<Statement, 'severity' | 'headline'> {
  if (stance !== 'prohibited') return { severity: severities[stance], headline: null }
  if (confidence === 'verified' && !doubt) return { severity: 'blocker', headline: 'it may not be leased' }
  return {
    severity: 'warning',
    headline: `${registryInSentence(rir)} did not allow leasing it in the wording last read`,
  }
}

const needsPerson = 'The registrant’s own status and consent need a person: statistics tell neither.'

export function stateLease(subject: Subject): Statement {
  const { dossier } = subject
  const standing = standingOf(dossier, 'registrations')
  if (dossier.registrations === null)
    return statementWithoutSource({ ...topic, question: 'Whether it may be leased' }, standing)
  const { governed } = judgeSubject(subject)
  const rule = governed?.rules.find((row) => row.rule === 'lease')
  if (!(governed && rule)) {
    return {
      ...topic,
      severity: 'notice',
      answers: answersOn(standing, dossier.registrations.length > 0),
      text: explainUngoverned(dossier.registrations, standing.complete),
      headline: null,
      basis: standing.basis,
      asked: null,
      facts: null,
    }
  }
  const status = governed.status?.rule ?? null
  const told = registrationStatusOf(subject)
  const temporary = governed.rules.find((row) => row.rule === 'temporary-transfer')
  const rules = [rule, temporary, status].filter((row) => row !== null && row !== undefined)
  return {
    ...topic,
    ...worse(judge(rule), judgeStatus(governed)),
    answers: [{ answer: 'found', count: null }],
    text: [
      ...rules.map(tellRule),
      ...explainParts(dossier),
      ...tellParts(governed),
      ...(told === null ? [] : sayWhoTold(told)),
      explainStatus(dossier, governed),
    ].join(' '),
    basis: [
      ...standing.basis.filter(({ source }) => source === `delegated-${governed.rir}`),
      ...registrationBasis(subject),
    ],
    asked: `${quantity(rules.length, 'rule')} of ${registryInSentence(governed.rir)}`,
    facts: rulesTable(rules),
  }
}

type Judged = Pick<Statement, 'severity' | 'headline'>

const worse = (one: Judged, other: Judged): Judged =>
  severityOrder.indexOf(other.severity) < severityOrder.indexOf(one.severity) ? other : one

/** Leasing hangs on the status more than on the registry: who only uses space needs the consent of its holder. */
function judgeStatus({ status, parts }: GovernedVerdict): Judged {
  if (parts.length > 0) return { severity: 'warning', headline: null }
  if (status === null || status.rule?.standing === 'holder') return { severity: 'notice', headline: null }
  const headline =
    status.rule?.standing === 'user' ? `a lease of ${status.rule.status} space needs its holder’s consent` : null
  return { severity: 'warning', headline }
}

/** Where statistics list nothing at all, a holder may be missing from them, unless all were asked and are fresh. */
function explainUngoverned(rows: readonly RegistrationFinding[], complete: boolean): string {
  const registries = registriesOf(heldRows(rows)).map(registryTitle)
  if (registries.length > 1)
    return `${enumerate(registries)} each list a holder of it or of a part: whose rules govern a lease is for them to say.`
  return rows.length > 0 || complete
    ? 'No registry lists a holder, so there is nobody who could lease it out.'
    : 'Whose rules govern a lease is not known: the statistics asked list no holder.'
}

const tellRule = (rule: TransferRule | StatusRule): string => `${rule.says} Rule: ${citeRule(rule)}.`

function explainParts({ registrations }: Dossier): string[] {
  const holders = countHolders(heldRows(registrations ?? []))
  return holders > 1 ? [`Each of its ${holders} holders can lease out no more than a part of it.`] : []
}

/** Whoever holds or uses a part of its own has to be asked about that. */
const tellParts = ({ parts }: GovernedVerdict): string[] =>
  parts.map(
    ({ status, ranges }) =>
      `Inside it ${quantity(ranges, 'range')} ${ranges === 1 ? 'has' : 'have'} ${status === null ? 'no status' : `the status ${status.printed}`} on record.`,
  )

/** Space that came from another region may keep obligations of its own. */
function explainStatus(dossier: Dossier, { rir, status, parts }: GovernedVerdict): string {
  const from = arrivalsAt(dossier, rir)[0]?.sourceRir
  if (from) return `It came from ${registryInSentence(from)}; ask whether the rule binds it.`
  if (status === null) return parts.length > 0 ? 'That each registrant consents, a person has to say.' : needsPerson
  return status.rule
    ? 'That the registrant consents, a person has to say.'
    : `No rule is known for its status, ${status.printed}: a person has to ask.`
}
