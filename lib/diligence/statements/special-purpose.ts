/** Space that IANA set aside: the whole block, or a part of it. Says nothing where there is none. */
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { containsPrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { SpecialPurposeFinding } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
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
        { title: 'Ended', holds: 'data' },
      ],
      rows: rows.map(({ name, prefix }) => [prefix, name, endOf(subject.particulars, prefix) ?? 'in force']),
    },
  }
}

/** IANA's own date (`2015-03`); null for a row in force. */
const endOf = ({ terminated }: Particulars, prefix: string): string | null =>
  terminated.find((row) => row.prefix === prefix)?.on ?? null

const rowsInForce = ({ dossier, particulars }: Subject): SpecialPurposeFinding[] =>
  (dossier.specialPurpose ?? []).filter(({ prefix }) => endOf(particulars, prefix) === null)

/** Rows in force that set all of the block aside; a row inside a wider block says nothing about the rest of it. */
export const rowsOverAll = (subject: Subject): SpecialPurposeFinding[] =>
  rowsInForce(subject).filter((row) => containsPrefix(prefixFrom(row.prefix), subject.prefix))

function saySetAside(
  subject: Subject,
  rows: readonly SpecialPurposeFinding[],
): Pick<Statement, 'severity' | 'text' | 'headline'> {
  const over = rowsOverAll(subject)
  const inForce = rowsInForce(subject)
  const ended = rows.filter((row) => !inForce.includes(row))
  if (over.length > 0) {
    return {
      severity: 'blocker',
      text: `IANA lists all of it as special-purpose space: ${nameRows(over)}. It cannot be sold, leased or announced as ordinary space.${sayEnded(subject, ended)}`,
      headline: `IANA lists it as special-purpose space (${enumerate(over.map(({ name }) => name))})`,
    }
  }
  if (inForce.length === 0) {
    return {
      severity: 'notice',
      text: `IANA set it aside once and no longer does:${sayEnded(subject, ended)} Ask IANA and the registry what it is now.`,
      headline: null,
    }
  }
  const part = countAddresses(unionOf(inForce.map(({ prefix }) => rangeOf(prefixFrom(prefix)))))
  return {
    severity: 'warning',
    text: `IANA lists ${share(part, subject.addresses)} as special-purpose space: ${nameRows(inForce)}. That part cannot be sold, leased or announced as ordinary space${ended.length === 0 ? '; the rest is not set aside' : ''}.${sayEnded(subject, ended)}`,
    headline: 'a part of it is special-purpose space',
  }
}

/** ` Deprecated (6to4 Relay Anycast) (192.88.99.0/24) ended 2015-03.` or nothing. */
function sayEnded({ particulars }: Subject, ended: readonly SpecialPurposeFinding[]): string {
  if (ended.length === 0) return ''
  const named = enumerate(ended.map((row) => `${nameRows([row])} ended ${endOf(particulars, row.prefix)}`))
  return ` ${named}: that it ended makes it no ordinary space.`
}

const nameRows = (rows: readonly SpecialPurposeFinding[]): string =>
  enumerate(rows.map(({ name, prefix }) => `${name} (${prefix})`))
