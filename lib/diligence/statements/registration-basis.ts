/** The registration that RDAP told, and the database of its registry, as footings of what hangs on its status. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { isStaleReading } from '../registration-reading.ts'
import { findOwnDatabase } from '../registration-status.ts'
import { sourceOf } from '../source-catalogue.ts'
import type { Basis } from './statement.ts'
import type { Subject } from './subject.ts'

export function registrationBasis(subject: Subject): Basis[] {
  const { dossier, particulars } = subject
  const { registration } = particulars
  const database = findOwnDatabase(subject)
  return [
    ...(registration === null
      ? []
      : [
          {
            source: 'rdap',
            title: 'Registration, by RDAP',
            status: isStaleReading(registration, dossier.at) ? ('stale' as const) : ('observed' as const),
            asOf: registration.at,
            ageDays: daysBetween(registration.at, dossier.at),
          },
        ]),
    ...(database === null ? [] : [basisOf(database, dossier.at)]),
  ]
}

function basisOf({ finding, state }: NonNullable<ReturnType<typeof findOwnDatabase>>, at: string): Basis {
  const { source, asOf } = finding
  return {
    ...{ source, title: sourceOf(source, 'inetnums').title, status: state, asOf },
    ageDays: asOf === null ? null : daysBetween(asOf, at),
  }
}
