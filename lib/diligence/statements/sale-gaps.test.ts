import { describe, expect, test } from 'vitest'
import { everySource, soundDossier } from '#tests/support/dossier-builder.ts'
import type { Dossier, RegistrationFinding } from '../dossier.ts'
import { noParticulars } from '../particulars.ts'
import { stateHolder } from './holder.ts'
import { stateSale } from './sale.ts'
import { subjectOf } from './subject.ts'

/** The sound block under a registry, its one registration changed. */
function under(registry: string, row: Partial<RegistrationFinding> = {}, changes: Partial<Dossier> = {}) {
  const sound = soundDossier('240.0.64.0/18', registry)
  const registrations = (sound.registrations ?? []).map((one) => ({ ...one, ...row }))
  return subjectOf({ ...sound, registrations, ...changes })
}

describe('a log', () => {
  test('that begins late leaves open whether a hold runs, and says since when it was kept', () => {
    const logs = [{ source: 'transfers-lacnic', begins: '2026-03-01' }]
    const { dossier } = under('lacnic', { date: '2010-03-08' })
    const { text, severity } = stateSale(subjectOf(dossier, { ...noParticulars, logs }))
    expect(text).toContain('Whether a hold runs is not known: the LACNIC transfer log begins on 2026-03-01')
    expect(text).not.toContain('no hold is known to run')
    expect(severity).not.toBe('good')
  })

  test('is not needed for a hold that counts from the issue and was over long ago', () => {
    const sources = everySource.filter(({ source }) => source !== 'transfers-apnic')
    const of103 = (date: string) => {
      const { dossier } = under('apnic', { start: '103.16.139.0', count: 256, date }, { sources })
      return stateSale(subjectOf({ ...dossier, prefix: '103.16.139.0/24' })).text
    }
    expect(of103('2013-02-06')).toContain('issued by 2013-02-06 at the latest')
    expect(of103('2013-02-06')).toContain('over by 2018-02-06')
    expect(of103('2024-02-06')).toContain('may have been issued before it was registered')
  })
})

describe('the addresses that nobody holds', () => {
  const row = (start: string, count: number, status: string): RegistrationFinding => ({
    ...{ registry: 'afrinic', country: 'ZA', start, count, date: '2011-03-08', status, holderId: null },
  })
  const told = (...registrations: RegistrationFinding[]) => {
    const { dossier } = under('afrinic')
    const subject = subjectOf({ ...dossier, prefix: '196.10.60.0/22', registrations })
    return [stateSale(subject).text, stateHolder(subject).text]
  }

  test('are told as reserved or available where a registry lists them so', () => {
    const held = row('196.10.61.0', 768, 'allocated')
    for (const text of told(row('196.10.60.0', 256, 'reserved'), held)) {
      expect(text).toContain('256 addresses are reserved at AFRINIC')
      expect(text).not.toContain('list nobody')
    }
  })

  test('and as listed for nobody where none does, each share on its own', () => {
    const held = row('196.10.62.0', 512, 'allocated')
    for (const text of told(row('196.10.60.0', 256, 'reserved'), held))
      expect(text).toContain('256 addresses are reserved at AFRINIC, and the statistics asked list nobody for the rest')
    for (const text of told(held)) expect(text).toContain('the statistics asked list nobody for the rest')
  })
})
