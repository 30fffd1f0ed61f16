import { expect, test } from 'vitest'
import { readMeasurement } from './read-measurement.ts'

test('every source keeps its own answer, and one named twice is one', () => {
  const view = readMeasurement({
    verdict: { routeIsAuthorised: 'no', somethingNew: 'unknown' },
    found: [{ source: 'rpki-vrps', says: 'valid, 1 VRPs permit it', asOf: '2026-11-24', sha256: 'a' }],
    nothingFound: ['irr-ripe', 'irr-ripe'],
    notRead: [{ source: 'irr-radb', reason: 'not imported' }],
  })
  expect(view).toEqual({
    verdict: [
      { question: 'The lessee’s route is authorised', says: 'no' },
      { question: 'somethingNew', says: 'unknown' },
    ],
    readings: [
      { answer: 'found', source: 'rpki-vrps', text: 'valid, 1 VRPs permit it', asOf: '2026-11-24' },
      { answer: 'nothing-found', source: 'irr-ripe', text: null, asOf: null },
      { answer: 'failed', source: 'irr-radb', text: 'not imported', asOf: null },
    ],
  })
})

test('what is no measurement is none', () => {
  expect(readMeasurement(undefined)).toBeNull()
  expect(readMeasurement({ sha256: 'a' })).toBeNull()
  expect(readMeasurement(['verdict'])).toBeNull()
})
