/** Space that IANA set aside: nobody holds it as others hold theirs. Says nothing where there is none. */
import { answersOn, explainStaleness, standingOf } from './standing.ts'
import type { Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, quantity } from './wording.ts'

export function stateSpecialPurpose({ dossier, addresses }: Subject): Statement | null {
  const rows = dossier.specialPurpose
  if (rows === null || rows.length === 0) return null
  const standing = standingOf(dossier, 'special-purpose')
  const named = enumerate(rows.map(({ name, prefix }) => `${name} (${prefix})`))
  return {
    topic: 'special-purpose',
    title: 'Special purpose',
    severity: 'blocker',
    answers: answersOn(standing, true),
    text: `IANA set this space aside: ${named}. It cannot be sold, leased or announced as ordinary space.${explainStaleness(standing)}`,
    headline: 'this is special-purpose space that nobody can hold',
    basis: standing.basis,
    asked: quantity(addresses, 'address'),
    facts: {
      columns: [
        { title: 'Block', holds: 'data' },
        { title: 'Purpose', holds: 'text' },
      ],
      rows: rows.map(({ name, prefix }) => [prefix, name]),
    },
  }
}
