/** An AS number that IANA set aside: nobody may announce from it. Says nothing where it is one like others. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { answersOn, explainStaleness, standingOf } from '../../statements/standing.ts'
import { enumerate } from '../../statements/wording.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import type { AsnStatement } from './asn-statement.ts'

export function stateSpecialPurpose(dossier: AsnDossier): AsnStatement | null {
  const { asn, specialPurpose } = dossier
  if (specialPurpose === null || specialPurpose.length === 0) return null
  const standing = standingOf(dossier, 'special-asns')
  const said = enumerate(specialPurpose.map(({ name }) => `“${name}”`))
  return {
    topic: 'special-purpose',
    title: 'Special purpose',
    severity: 'blocker',
    answers: answersOn(standing, true),
    text: `IANA lists ${formatAsn(asn)} as ${said}: no network on the Internet announces from it.${explainStaleness(standing)}`,
    headline: `IANA keeps ${formatAsn(asn)} for a special purpose`,
    basis: standing.basis,
    asked: '1 AS number',
    facts: null,
  }
}
