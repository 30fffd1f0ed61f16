/** Whether the block may be leased out, by its registry's stance, and what only a person can settle. */
import { type Rir, registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import { citeRule, type LeaseRule, type TransferRule } from '#lib/registry/transfer-rule.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { countHolders, governingRir, heldRows, registriesOf } from './held-rows.ts'
import { arrivalsAt } from './receipts.ts'
import { rulesTable } from './rules-table.ts'
import { answersOn, standingOf, statementWithoutSource } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
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

export function stateLease({ dossier }: Subject): Statement {
  const standing = standingOf(dossier, 'registrations')
  if (dossier.registrations === null)
    return statementWithoutSource({ ...topic, question: 'Whether it may be leased' }, standing)
  const rir = governingRir(dossier)
  const rule = rir && rulesOf(rir).find((row) => row.rule === 'lease')
  if (!(rir && rule)) {
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
  const temporary = rulesOf(rir).find((row) => row.rule === 'temporary-transfer')
  const rules = temporary ? [rule, temporary] : [rule]
  return {
    ...topic,
    ...judge(rule),
    answers: [{ answer: 'found', count: null }],
    text: [...rules.map(tellRule), ...explainParts(dossier), explainOrigin(dossier, rir)].join(' '),
    basis: standing.basis.filter(({ source }) => source === `delegated-${rir}`),
    asked: `${quantity(rules.length, 'rule')} of ${registryInSentence(rir)}`,
    facts: rulesTable(rules),
  }
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

const tellRule = (rule: TransferRule): string => `${rule.says} Rule: ${citeRule(rule)}.`

function explainParts({ registrations }: Dossier): string[] {
  const holders = countHolders(heldRows(registrations ?? []))
  return holders > 1 ? [`Each of its ${holders} holders can lease out no more than a part of it.`] : []
}

/** Space that came from another region may keep obligations of its own. */
function explainOrigin(dossier: Dossier, rir: Rir): string {
  const from = arrivalsAt(dossier, rir)[0]?.sourceRir
  return from ? `It came from ${registryInSentence(from)}; ask whether the rule binds it.` : needsPerson
}
