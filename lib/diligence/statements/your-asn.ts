/** What validating networks would do today with the reader's own route for the block (RFC 6811). */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { WhatIfFinding } from '../dossier.ts'
import { adviseRoa, explainTurnedInvalid, type RoaAdvice } from './roa-advice.ts'
import { originName } from './routing.ts'
import { answersOn, explainStaleness, goodIfComplete, standingOf, statementWithoutSource } from './standing.ts'
import type { Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity } from './wording.ts'

const topic = { topic: 'your-asn', title: 'Your ASN' } as const

const severities = { invalid: 'warning', 'not-found': 'notice' } as const

export function stateYourAsn({ dossier }: Subject): Statement {
  const standing = standingOf(dossier, 'vrps')
  const { whatIf, rpki } = dossier
  if (!whatIf) {
    return {
      ...topic,
      severity: 'notice',
      answers: [{ answer: 'not-checked', count: null }],
      text: 'No ASN was named. Name yours to learn whether its route would be Valid today and what the holder must add.',
      headline: null,
      basis: [],
      asked: null,
      facts: null,
    }
  }
  if (whatIf.state === null || rpki === null) {
    return statementWithoutSource(
      { ...topic, question: `What happens if ${formatAsn(whatIf.origin)} announces it` },
      standing,
    )
  }
  const advice = adviseRoa(dossier)
  return {
    ...topic,
    severity: whatIf.state === 'valid' ? goodIfComplete(standing) : severities[whatIf.state],
    answers: answersOn(standing, rpki.coveringVrps.length > 0),
    text: `${explainWhatIf(whatIf, dossier.prefix, rpki.coveringVrps.length)}${explainRemedy(advice)}${explainOthers(advice)}${explainStaleness(standing)}`,
    headline: whatIf.state === 'invalid' ? `a route from ${formatAsn(whatIf.origin)} would be Invalid` : null,
    basis: standing.basis,
    asked: `${quantity(rpki.coveringVrps.length, 'covering VRP')} compared with ${formatAsn(whatIf.origin)}`,
    facts: {
      columns: [
        { title: 'ROA payload', holds: 'data' },
        { title: 'Max length', holds: 'number' },
        { title: 'Origin', holds: 'data' },
        { title: 'Trust anchor', holds: 'text' },
      ],
      rows: rpki.coveringVrps.map(({ prefix, maxLength, asn, ta }) => [prefix, maxLength, formatAsn(asn), ta]),
    },
  }
}

const reasons = {
  as0: 'every ROA over it names AS0, which allows nobody',
  origin: 'no ROA over it names this ASN',
  length: 'a ROA names this ASN, but its maxLength stops short of this block',
} as const

function explainWhatIf({ origin, state, reason }: WhatIfFinding, prefix: string, covering: number): string {
  const asn = formatAsn(origin)
  if (state === 'valid')
    return `From ${asn} the route ${prefix} would be Valid today: ${quantity(covering, 'ROA payload')} over it, one of which names ${asn} and allows this length.`
  if (state === 'invalid') {
    return `From ${asn} the route ${prefix} would be Invalid today: ${reasons[reason]}. Validating networks drop it.`
  }
  return `From ${asn} the route ${prefix} would be NotFound today: no ROA covers it, so nothing vouches for it.`
}

function explainRemedy(advice: RoaAdvice | null): string {
  if (!advice) return ''
  if (advice.obstacle) return ` ${advice.obstacle}`
  if (!advice.add) return ''
  const { prefix, maxLength, asn } = advice.add
  return ` The holder must add a ROA for ${prefix}, maxLength ${maxLength}, ${asn}.${explainTurnedInvalid(advice)}`
}

function explainOthers(advice: RoaAdvice | null): string {
  if (!advice || advice.announcedBy.length === 0) return ''
  const others = advice.announcedBy.map(originName)
  return ` Now announced by ${enumerate(others)}.`
}
