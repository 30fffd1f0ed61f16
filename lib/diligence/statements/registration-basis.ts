/** The registration that RDAP told, as a footing of what hangs on its status. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { isStaleReading } from '../registration-reading.ts'
import type { Basis } from './statement.ts'
import type { Subject } from './subject.ts'

export function registrationBasis({ dossier, particulars: { registration } }: Subject): Basis[] {
  if (registration === null) return []
  return [
    {
      source: 'rdap',
      title: 'Registration, by RDAP',
      status: isStaleReading(registration, dossier.at) ? 'stale' : 'observed',
      asOf: registration.at,
      ageDays: daysBetween(registration.at, dossier.at),
    },
  ]
}
