/** Whether the block may be leased out, by its registry's stance, and what only a person can settle. */
import { findRir, registryTitle } from '#lib/registry/rir.ts'
import { type LeaseRule, rulesOf } from '#lib/registry/transfer-rules.ts'
import { cite, governingRir, rulesTable } from './sale.ts'
import { explainStaleness, standingOf, statementWithoutSource } from './standing.ts'
import type { Severity, Statement } from './statement.ts'
import type { Subject } from './subject.ts'

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
      text: 'Which registry’s rules govern a lease is not settled, since not exactly one registry lists a holder.',
      headline: null,
      basis: standing.basis,
      asked: null,
      facts: null,
    }
  }
  const origin = issuedElsewhere(dossier.transfers ?? [], rir)
  return {
    ...topic,
    severity: severities[rule.stance],
    answers: [{ answer: 'found', count: null }],
    text: `${rule.says} ${registryTitle(rir)}: ${cite(rule)}. ${origin ?? needsPerson}${explainStaleness(standing)}`,
    headline: rule.stance === 'prohibited' ? 'it may not be leased' : null,
    basis: standing.basis.filter(({ source }) => source === `delegated-${rir}`),
    asked: `1 rule of ${registryTitle(rir)}`,
    facts: rulesTable([rule]),
  }
}

/** Space that came from another region may keep obligations of its own. */
function issuedElsewhere(
  transfers: readonly { sourceRir: string | null; recipientRir: string | null }[],
  rir: string,
): string | null {
  const arrived = transfers.find(({ sourceRir, recipientRir }) => {
    const [from, to] = [sourceRir && findRir(sourceRir), recipientRir && findRir(recipientRir)]
    return from && from !== rir && to === rir
  })
  return arrived?.sourceRir ? `It came from ${registryTitle(arrived.sourceRir)}; ask whether the rule binds it.` : null
}
