import { expect, test } from 'vitest'
import { dossierOf, everySource } from '#tests/support/dossier-builder.ts'
import { noParticulars } from '../particulars.ts'
import { stateCloudFit } from './cloud-fit.ts'
import { stateSpecialPurpose } from './special-purpose.ts'
import { subjectOf } from './subject.ts'

const blockWith = (prefix: string, row: { name: string; prefix: string }) =>
  subjectOf(dossierOf(prefix, { specialPurpose: [row], sources: [...everySource] }))
const shared = { name: 'Shared Address Space', prefix: '100.64.0.0/10' }

test('a row inside a wider block is a warning with its share, and rules out no cloud', () => {
  const block = blockWith('100.0.0.0/8', shared)
  const statement = stateSpecialPurpose(block)
  expect(statement?.severity).toBe('warning')
  expect(statement?.text).toContain('4,194,304 of 16,777,216 addresses (25.0 %)')
  expect(stateCloudFit(block).text).not.toContain('special-purpose')
})

test('a row over all of a block is a blocker, for clouds too', () => {
  const block = blockWith('100.64.1.0/24', shared)
  expect(stateSpecialPurpose(block)?.severity).toBe('blocker')
  expect(stateCloudFit(block).text).toContain('it is special-purpose space')
})

test('a row that IANA ended is a notice with its date, and rules out no cloud', () => {
  const row = { name: 'Deprecated (6to4 Relay Anycast)', prefix: '192.88.99.0/24' }
  const block = {
    ...blockWith(row.prefix, row),
    particulars: { ...noParticulars, terminated: [{ prefix: row.prefix, on: '2015-03' }] },
  }
  expect(stateSpecialPurpose(block)).toMatchObject({
    severity: 'notice',
    headline: null,
    text: expect.stringContaining('ended 2015-03'),
  })
  expect(stateCloudFit(block).text).not.toContain('special-purpose')
})

test('a row in force inside one that ended sets aside its own addresses alone', () => {
  const dossier = dossierOf('192.88.99.0/24', {
    specialPurpose: [
      { name: 'Deprecated (6to4 Relay Anycast)', prefix: '192.88.99.0/24' },
      { name: '6a44-relay anycast address', prefix: '192.88.99.2/32' },
    ],
    sources: [...everySource],
  })
  const terminated = [{ prefix: '192.88.99.0/24', on: '2015-03' }]
  const statement = stateSpecialPurpose(subjectOf(dossier, { ...noParticulars, terminated }))
  expect(statement).toMatchObject({ severity: 'warning', text: expect.stringContaining('1 of 256 addresses') })
})
