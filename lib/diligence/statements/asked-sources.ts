/** Which sources an answer rests on, as one line: what was asked, of which day, and what was not. */
import type { Dossier, SourceStatus } from '../dossier.ts'
import type { SnapshotKind } from '../snapshot.ts'
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
    ({ title, asOf, status }) => nameAsked(title, asOf?.slice(0, 10) ?? 'undated', status),
  )
  const failed = named(
    ({ failed }) => failed,
    ({ title }) => title,
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

/** `RIPE database, inetnums (2026-06-19, past its age)` */
export const nameAsked = (title: string, day: string, status: SourceStatus): string =>
  `${title} (${day}${status === 'stale' ? ', past its age' : ''})`
