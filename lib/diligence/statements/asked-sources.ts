/** Which sources an answer rests on, as one line: what was asked, of which day, and what was not. */
import type { Dossier } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
import { isPastAge, sayFaultBriefly } from './fault-words.ts'
import { standingOf } from './standing.ts'
import type { Basis } from './statement.ts'
import { enumerate } from './wording.ts'

/** What routes are held against. */
export const routeKinds = ['vrps', 'announcements', 'route-objects'] as const

export function sayAskedSources(dossier: Dossier, kinds: readonly SnapshotKind[]): string {
  const standings = kinds.map((kind) => standingOf(dossier, kind))
  const named = (pick: (standing: (typeof standings)[number]) => readonly Basis[], word: (basis: Basis) => string) => {
    const bases = standings.flatMap(pick)
    return bases.length === 0 ? null : enumerate(bases.map(word), bases.length)
  }
  const asked = named(
    ({ asked }) => asked,
    (basis) => nameAsked(basis, basis.asOf?.slice(0, 10) ?? 'undated'),
  )
  const failed = named(
    ({ failed }) => failed,
    (basis) => [basis.title, sayFaultBriefly(basis)].filter((part) => part !== null).join(', '),
  )
  const missing = named(
    ({ notConfigured }) => notConfigured,
    ({ title }) => title,
  )
  return [
    asked === null ? 'No source was asked.' : `Asked: ${asked}.`,
    ...(failed === null ? [] : [`Failed: ${failed}.`]),
    ...(missing === null ? [] : [`Not asked: ${missing}.`]),
  ].join(' ')
}

/** `RIPE database, inetnums (2026-06-19, past its age)`, `… (2026-11-29, newest file refused 2026-11-30 19:03 UTC)` */
export function nameAsked(asked: Pick<Basis, 'title' | 'status' | 'fault'>, day: string): string {
  const beside = [isPastAge(asked) ? 'past its age' : null, sayFaultBriefly(asked)].filter((part) => part !== null)
  return `${asked.title} (${[day, ...beside].join(', ')})`
}
