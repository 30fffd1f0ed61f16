/** Whether the block may be leased out, by its registry's stance, and what only a person can settle. */
import { type Rir, registryInSentence } from '#lib/registry/rir.ts'
import { citeRule, type LeaseRule, type TransferRule } from '#lib/registry/transfer-rule.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { countHolders, governingRir, heldRows } from './held-rows.ts'
import { arrivalsAt } from './receipts.ts'
import { rulesTable } from './rules-table.ts'
import { standingOf, statementWithoutSource } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { quantity } from './wording.ts'

const topic = { topic: 'lease', title: 'Lease' } as const

const severities: Record<LeaseRule['stance'], Severity> = {
  // Never good: whether this registrant may sublet hangs on the status of its registration, which statistics do not tell.
  'not-restricted': 'notice',
  'not-counted': 'notice',
  'no-valid-need': 'warning',
  prohibited: 'blocker',
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
      answers: [{ answer: 'not-checked', count: null }],
      text: isUnheld(dossier.registrations)
        ? 'The registry lists no holder, so there is nobody who could lease it out.'
        : 'Which registry’s rules govern a lease is not settled, since not exactly one registry lists a holder.',
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
    severity: severities[rule.stance],
    answers: [{ answer: 'found', count: null }],
    text: [...rules.map(tellRule), ...explainParts(dossier), explainOrigin(dossier, rir)].join(' '),
    headline: rule.stance === 'prohibited' ? 'it may not be leased' : null,
    basis: standing.basis.filter(({ source }) => source === `delegated-${rir}`),
    asked: `${quantity(rules.length, 'rule')} of ${registryInSentence(rir)}`,
    facts: rulesTable(rules),
  }
}

/** Rows that say so; where statistics list nothing at all, a holder may be missing from them. */
const isUnheld = (rows: readonly RegistrationFinding[]): boolean => rows.length > 0 && heldRows(rows).length === 0

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
