import { expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import {
  announcementsOf,
  nothingImported,
  prefix,
  registrationsOf,
  specialAsnsOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { adviseRoa, explainTurnedInvalid } from './roa-advice.ts'
import { subjectOf } from './subject.ts'

const row = (part: string, status: string, holderId: string | null) => ({
  ...rangeOf(prefix(part)),
  registry: 'ripencc',
  country: 'NL',
  date: null,
  status,
  holderId,
})
function advise(given: Partial<EvidenceSet>, asn = 64500) {
  const block = prefix('198.51.100.0/22')
  const evidence = { ...nothingImported, vrps: vrpsOf(['203.0.113.0/24', 64499, 24]), ...given }
  const dossier = examineBlock(block, evidence, { at: '2026-06-20T00:00:00Z', asn })
  return adviseRoa(subjectOf(dossier, findParticulars(block, evidence, asn)))
}

test('a first ROA names the routes of others and the more-specifics that it would turn Invalid', () => {
  const announcements = [
    announcementsOf('a', ['198.51.100.0/22', 64501], ['198.51.100.0/22', 64500], ['198.51.101.0/24', 64500]),
  ]
  const advice = advise({ announcements })
  expect(advice?.turnsInvalid).toEqual(['198.51.100.0/22 from AS64501', '198.51.101.0/24 from AS64500'])
  expect(advice && explainTurnedInvalid(advice)).toContain('2 NotFound routes Invalid')
})

test('nobody is told to sign a ROA for AS0', () => {
  expect(advise({}, 0)).toMatchObject({ add: null, obstacle: expect.stringContaining('AS0') })
})

test('nobody is told to sign a ROA for an ASN that IANA reserves, and IANA’s reason is given', () => {
  const specialAsns = specialAsnsOf([23_456, 'AS_TRANS; reserved by [RFC6793]'])
  expect(advise({ specialAsns }, 23_456)).toMatchObject({ add: null, obstacle: expect.stringContaining('AS_TRANS') })
  expect(advise({ specialAsns }, 64_511)).toMatchObject({ add: { asn: 'AS64511' }, obstacle: null })
})

test('two holders sign each for their own part', () => {
  const registrations = [
    registrationsOf('ripencc', row('198.51.100.0/23', 'allocated', 'a'), row('198.51.102.0/23', 'assigned', 'b')),
  ]
  expect(advise({ registrations })).toMatchObject({ add: null, obstacle: expect.stringContaining('registered to 2') })
})

test('space that nobody holds has nobody to sign for it', () => {
  const registrations = [registrationsOf('ripencc', row('198.51.100.0/22', 'available', null))]
  expect(advise({ registrations })).toMatchObject({ add: null, obstacle: expect.stringContaining('held by nobody') })
})

test('a holder of a part cannot sign for the whole', () => {
  const registrations = [registrationsOf('ripencc', row('198.51.100.0/23', 'allocated', 'a'))]
  expect(advise({ registrations })).toMatchObject({
    add: null,
    obstacle: expect.stringContaining('512 of 1,024 addresses (50.0 %)'),
  })
})

test('the holder of legacy space at ARIN signs only under an agreement', () => {
  const held = (date: string) => [
    registrationsOf('arin', { ...row('198.51.100.0/22', 'assigned', 'a'), registry: 'arin', date }),
  ]
  expect(advise({ registrations: held('1989-06-12') })?.condition).toContain('no RPKI without a registration services')
  expect(advise({ registrations: held('2005-07-07') })?.condition).toBeNull()
})

test('one holder can', () => {
  const registrations = [registrationsOf('ripencc', row('198.51.100.0/22', 'allocated', 'a'))]
  expect(advise({ registrations })).toMatchObject({
    add: { prefix: '198.51.100.0/22', maxLength: 22, asn: 'AS64500' },
    obstacle: null,
  })
})
