import { describe, expect, test } from 'vitest'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import type { ValidatedOrigin } from '../dossier.ts'
import type { DroppedAsns } from '../find-asn-drop.ts'
import { noParticulars, type Sighting } from '../particulars.ts'
import { keyOfRoute } from '../route-keys.ts'
import { stateMoreSpecifics } from './more-specifics.ts'
import { stateRouting } from './routing.ts'
import { subjectOf } from './subject.ts'

const valid: ValidatedOrigin = { origin: 64500, state: 'valid', reason: null }
const invalid: ValidatedOrigin = { origin: 64506, state: 'invalid', reason: 'origin' }
const prefix = '240.0.64.0/18'
const droppedAsns = (...asns: number[]): DroppedAsns => ({
  ...{ answer: 'read', list: 'spamhaus-asndrop', asOf: '2026-11-22', asns: new Set(asns) },
})

const routed = (exact: ValidatedOrigin[], sightings: [string, Sighting][] = []) =>
  subjectOf(
    {
      ...soundDossier(),
      routing: { status: 'exact', exact, moreSpecifics: [{ ...invalid, prefix: '240.0.64.0/25' }], covering: [] },
    },
    { ...noParticulars, sightings: new Map(sightings) },
  )

test('one Invalid origin beside a Valid one is not said of the block’s own route', () => {
  expect(stateRouting(routed([valid, invalid])).headline).toBe('1 of 2 origins (AS64506) is RPKI-Invalid')
  expect(stateRouting(routed([invalid])).headline).toBe('its route from AS64506 is RPKI-Invalid')
})

test('where a table counts its peers each origin is told with them', () => {
  const { text, facts } = stateRouting(
    routed([valid], [[keyOfRoute({ prefix, origin: 64500 }), { peers: 12, of: 340 }]]),
  )
  expect(text).toContain('AS64500 (seen by 12 of about 340 peers) announces the /18')
  expect(facts?.rows[0]).toContain('12 of about 340 peers')
})

test('a leaked route is told with how few peers see it', () => {
  const subject = routed([valid], [[keyOfRoute({ prefix: '240.0.64.0/25', origin: 64506 }), { peers: 3, of: 340 }]])
  expect(stateMoreSpecifics(subject).text).toContain('(seen by 3 of about 340 peers)')
})

test('every more-specific is counted under its RPKI state, and an Invalid one is named', () => {
  const route = (third: number, state: ValidatedOrigin) => ({ ...state, prefix: `240.0.${third}.0/24` })
  const notFound: ValidatedOrigin = { origin: 64507, state: 'not-found', reason: null }
  const textOf = (...moreSpecifics: ({ prefix: string } & ValidatedOrigin)[]) => {
    const sound = soundDossier()
    const routing = { status: 'exact' as const, exact: [valid], moreSpecifics, covering: [] }
    return stateMoreSpecifics(subjectOf({ ...sound, routing })).text
  }
  expect(textOf(route(64, valid), route(65, notFound), route(66, invalid))).toContain(
    'RPKI: 1 Valid, 1 NotFound and 1 Invalid (240.0.66.0/24 from AS64506 by origin).',
  )
  expect(textOf(route(64, valid), route(65, valid))).toContain('RPKI: all 2 Valid.')
})

describe('an origin that ASN-DROP names', () => {
  const stated = (dropped: DroppedAsns, exact: ValidatedOrigin[] = [valid]) =>
    stateRouting({ ...routed(exact), particulars: { ...noParticulars, droppedAsns: dropped } })

  test('is never good, however Valid its route', () => {
    expect(stated(droppedAsns())).toMatchObject({ severity: 'good', headline: null })
    expect(stated(droppedAsns()).text).toContain('None of these origins is on Spamhaus ASN-DROP of 2026-11-22.')
    expect(stated(droppedAsns(64500))).toMatchObject({
      severity: 'warning',
      headline: 'AS64500, which announces it, is on Spamhaus ASN-DROP',
      text: expect.stringContaining('AS64500 is on Spamhaus ASN-DROP of 2026-11-22: networks that follow it drop'),
    })
  })

  test('of a part or beside an Invalid route is told as well', () => {
    expect(stated(droppedAsns(64506)).headline).toBe('AS64506, which announces a part of it, is on Spamhaus ASN-DROP')
    expect(stated(droppedAsns(64506), [valid, invalid]).headline).toBe(
      '1 of 2 origins (AS64506) is RPKI-Invalid and AS64506, which announces it, is on Spamhaus ASN-DROP',
    )
  })

  test('is not said to be absent from a list that was not read', () => {
    const [list, failed] = ['spamhaus-asndrop', 'failed' as const]
    expect(stated({ answer: 'not-checked', list }).text).toContain('ASN-DROP was not checked')
    expect(stated({ answer: failed, list }).text).toContain('the list could not be read')
  })
})

test('an AS_SET is a warning with its members: no ROA can make its route Valid', () => {
  const subject = routed([{ origin: null, state: 'not-found', reason: null }])
  const statement = stateRouting({ ...subject, particulars: { ...noParticulars, originSets: ['{64500,64501}'] } })
  expect(statement).toMatchObject({
    severity: 'warning',
    headline: 'an AS_SET announces it, which no ROA can make Valid',
  })
  expect(statement.text).toMatch(/\{64500,64501\}.*no ROA can make its route Valid \(RFC 6811\).*RFC 9774/)
})

describe('a member of an AS_SET that is on ASN-DROP', () => {
  const asSet = [{ origin: null, state: 'not-found', reason: null }] as const
  const member = (dropped: DroppedAsns, relation: 'exact' | 'inside' | 'covers') =>
    stateRouting({
      ...routed([...asSet]),
      particulars: {
        ...{ ...noParticulars, originSets: ['{64500,64501}'], droppedAsns: dropped },
        setMembers: [64_500, 64_501].map((asn) => ({ asn, relation })),
      },
    })

  test('is told as what it is, for the block, a part of it and a wider one', () => {
    const said = member(droppedAsns(64501), 'exact')
    expect(said.headline).toContain('AS64501, a member of the AS_SET that announces it, is on Spamhaus ASN-DROP')
    expect(said.text).toContain('AS64501 is on Spamhaus ASN-DROP of 2026-11-22: networks that follow it drop')
    expect(member(droppedAsns(64501), 'inside').headline).toContain(
      'AS64501, a member of an AS_SET that announces a part of it, is on',
    )
    expect(member(droppedAsns(64501), 'covers').headline).toContain('an AS_SET that announces a wider block, is on')
  })

  test('is not said to be absent without the list, and is with it', () => {
    expect(member(droppedAsns(), 'exact').text).toContain(
      'None of these origins is on Spamhaus ASN-DROP of 2026-11-22. The members of AS_SETs were looked up like origins.',
    )
    const unread = member({ answer: 'not-checked', list: 'spamhaus-asndrop' }, 'exact').text
    expect(unread).toContain('ASN-DROP was not checked')
    expect(unread).not.toContain('were looked up')
  })
})
