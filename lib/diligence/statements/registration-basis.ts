/** The registration that RDAP told, and the database of its registry, as footings of what hangs on its status. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { InetnumFinding } from '../checks/inetnums.ts'
import { sourceStatus } from '../current-snapshots.ts'
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
    ...(database === null ? [] : [basisOfInetnums(database.finding, dossier.at)]),
  ]
}

/** A database that was imported, as what is said of it stands on. */
export function basisOfInetnums({ source, asOf, fetchedAt, fault }: InetnumFinding, at: string): Basis {
  const row = sourceOf(source, 'inetnums')
  return {
    ...{ source, title: row.title, asOf },
    status: sourceStatus(row, { current: { asOf, fetchedAt }, fault }, at),
    ageDays: asOf === null ? null : daysBetween(asOf, at),
    ...(fault === null ? {} : { fault }),
  }
}
