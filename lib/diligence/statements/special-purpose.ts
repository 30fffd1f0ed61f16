/** Space that IANA set aside: the whole block, or a part of it. Says nothing where there is none. */
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { containsPrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { SpecialPurposeFinding } from '../dossier.ts'
import { answersOn, explainStaleness, standingOf } from './standing.ts'
import type { Statement } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { enumerate, quantity, share } from './wording.ts'

export function stateSpecialPurpose(subject: Subject): Statement | null {
  const rows = subject.dossier.specialPurpose
  if (rows === null || rows.length === 0) return null
  const standing = standingOf(subject.dossier, 'special-purpose')
  const said = saySetAside(subject, rows)
  return {
    topic: 'special-purpose',
    title: 'Special purpose',
    ...said,
    answers: answersOn(standing, true),
    text: `${said.text}${explainStaleness(standing)}`,
    basis: standing.basis,
    asked: quantity(subject.addresses, 'address'),
    facts: {
      columns: [
        { title: 'Block', holds: 'data' },
        { title: 'Purpose', holds: 'text' },
      ],
      rows: rows.map(({ name, prefix }) => [prefix, name]),
    },
  }
}

/** Rows that set all of the block aside; a row inside a wider block says nothing about the rest of it. */
export const rowsOverAll = ({ dossier, prefix }: Subject): SpecialPurposeFinding[] =>
  (dossier.specialPurpose ?? []).filter((row) => containsPrefix(prefixFrom(row.prefix), prefix))

function saySetAside(
  subject: Subject,
  rows: readonly SpecialPurposeFinding[],
): Pick<Statement, 'severity' | 'text' | 'headline'> {
  const over = rowsOverAll(subject)
  if (over.length > 0) {
    return {
      severity: 'blocker',
      text: `IANA lists all of it as special-purpose space: ${nameRows(over)}. It cannot be sold, leased or announced as ordinary space; whether a row was terminated stands in its record.`,
      headline: `IANA lists it as special-purpose space (${enumerate(over.map(({ name }) => name))})`,
    }
  }
  const part = countAddresses(unionOf(rows.map(({ prefix }) => rangeOf(prefixFrom(prefix)))))
  return {
    severity: 'warning',
    text: `IANA lists ${share(part, subject.addresses)} as special-purpose space: ${nameRows(rows)}. That part cannot be sold, leased or announced as ordinary space; the rest can be held.`,
    headline: 'a part of it is special-purpose space',
  }
}

const nameRows = (rows: readonly SpecialPurposeFinding[]): string =>
  enumerate(rows.map(({ name, prefix }) => `${name} (${prefix})`))
