/**
 * Who is registered, and as what: rows of one range are held against each other, whichever registry prints them, so
 * that a transfer between registries is one change and not an end and a beginning.
 */
import { registryTitle, rirs } from '#lib/registry/rir.ts'
import type { RegistrationFact } from '../block-facts.ts'
import { type Change, changeOf } from '../change.ts'
import type { ChangeKind } from '../change-kinds.ts'
import type { TwoMoments } from '../two-moments.ts'

export function compareRegistration({ before, after }: TwoMoments): Change[] {
  if (!(before.registrations && after.registrations)) return []
  const had = byRange(before.registrations.values())
  const has = byRange(after.registrations.values())
  return [...new Set([...had.keys(), ...has.keys()])]
    .sort()
    .flatMap((range) => compareRows(range, had.get(range) ?? [], has.get(range) ?? []))
}

function byRange(rows: Iterable<RegistrationFact>): Map<string, RegistrationFact[]> {
  const ranges = new Map<string, RegistrationFact[]>()
  for (const row of rows) ranges.set(row.range, [...(ranges.get(row.range) ?? []), row])
  return ranges
}

function compareRows(range: string, had: readonly RegistrationFact[], has: readonly RegistrationFact[]): Change[] {
  const [old, fresh] = [had[0], has[0]]
  if (old && fresh && had.length === 1 && has.length === 1) return compareRow(old, fresh)
  const same = (a: RegistrationFact, b: RegistrationFact) => nameRow(a) === nameRow(b)
  const gone = had.filter((row) => !has.some((other) => same(row, other)))
  const come = has.filter((row) => !had.some((other) => same(row, other)))
  return [
    ...gone.map((row) =>
      changeOf(has.length > 0 ? 'registration-detail' : 'registration-ended', {
        subject: `registration ${range} ${nameRow(row)}`,
        sentence: `${titleOf(row)} no longer shows ${range} as ${nameRow(row)}.`,
        ...{ before: nameRow(row), after: null, source: row.source },
      }),
    ),
    ...come.map((row) =>
      changeOf('registration-added', {
        subject: `registration ${range} ${nameRow(row)}`,
        sentence: `${titleOf(row)} now shows ${range} as ${nameRow(row)}.`,
        ...{ before: null, after: nameRow(row), source: row.source },
      }),
    ),
  ]
}

function compareRow(old: RegistrationFact, fresh: RegistrationFact): Change[] {
  const { range, source } = fresh
  const told = (kind: ChangeKind, what: string, [before, after]: readonly [string | null, string | null]) =>
    before === after
      ? []
      : [
          changeOf(kind, {
            subject: `${what} ${range}`,
            sentence: `The ${what} of ${range} was ${before ?? 'not told'} and is ${after ?? 'not told'}.`,
            ...{ before, after, source },
          }),
        ]
  const moved = told('registry-changed', 'registry', [titleOf(old), titleOf(fresh)])
  // Each registry numbers its holders by itself, and a format without ids names none.
  const comparable = moved.length === 0 && old.holderId !== null && fresh.holderId !== null
  return [
    ...moved,
    ...(comparable ? told('holder-changed', 'holder', [old.holderId, fresh.holderId]) : []),
    ...told('status-changed', 'status', [old.status, fresh.status]),
    ...told('registration-detail', 'country', [old.country, fresh.country]),
    ...told('registration-detail', 'registration date', [old.date, fresh.date]),
  ]
}

const titleOf = ({ registry }: RegistrationFact) => {
  const rir = rirs.find((id) => id === registry)
  return rir ? registryTitle(rir) : registry
}

const nameRow = ({ registry, status, holderId, country }: RegistrationFact) =>
  [registry, status, holderId ?? 'no holder id', country ?? 'no country'].join(', ')
