import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { dossierOf, soundDossier } from '#tests/support/dossier-builder.ts'
import { prefix } from '#tests/support/evidence.ts'
import { keyOfTransfer } from '../checks/transfers.ts'
import type { Dossier, TransferFinding } from '../dossier.ts'
import { noParticulars, type Particulars } from '../particulars.ts'
import { subjectOf } from '../statements/subject.ts'
import { listDatedEvents } from './dated-events.ts'

const block = '240.0.64.0/18'
const registered = { registry: 'ripencc', country: 'NL', start: '240.0.64.0', count: 16_384, date: '2015-03-02' }
const sale = {
  ...{ date: '2026-02-10', type: 'RESOURCE_TRANSFER', sourceRir: 'ARIN', recipientRir: 'RIPE NCC' },
  ...{ source: 'Old Inc.', recipient: 'New B.V.', start: '240.0.64.0', end: '240.0.127.255' },
}
const locked = (since: string | null, until: string | null): Partial<Particulars> => ({
  locks: [{ ...rangeOf(prefix(block)), since, until }],
})

const inLogs = (...given: [TransferFinding, string[]][]): Partial<Particulars> => ({
  transferLogs: new Map(given.map(([transfer, logs]) => [keyOfTransfer(transfer), logs])),
})

const events = (changes: Partial<Dossier>, particulars: Partial<Particulars> = {}) =>
  listDatedEvents(
    subjectOf(
      { ...soundDossier(block, 'ripencc'), registrations: [], ...changes },
      { ...noParticulars, ...particulars },
    ),
  )
const told = (...given: Parameters<typeof events>) => events(...given).map(({ date, kind }) => `${date} ${kind}`)

describe('what sources date themselves', () => {
  test('a transfer between two registries is one event of both logs, with who had it and who has it', () => {
    const late = { ...sale, date: '2026-02-11' }
    const [event, ...rest] = events(
      { transfers: [sale, late] },
      inLogs([sale, ['transfers-arin']], [late, ['transfers-ripencc']]),
    )
    expect(rest).toEqual([])
    expect(event).toMatchObject({
      ...{ kind: 'transfer', date: '2026-02-10', before: 'Old Inc. (ARIN)', after: 'New B.V. (RIPE NCC)' },
      ...{ says: 'transfers-arin and transfers-ripencc', asOf: '2026-11-22' },
    })
  })

  test('a transfer is of the logs that have it, and of none that was asked and has it not', () => {
    const says = (...logs: string[]) => events({ transfers: [sale] }, inLogs([sale, logs]))[0]?.says
    expect(says('transfers-ripencc')).toBe('transfers-ripencc')
    expect(says('transfers-arin', 'transfers-ripencc')).toBe('transfers-arin and transfers-ripencc')
  })

  test('two transfers of one block are two events, the latest first, and a merger is told as one', () => {
    const within = { ...sale, sourceRir: 'RIPE NCC' }
    const transfers = [
      { ...within, date: '2019-05-01' },
      { ...within, date: '2022-05-01', type: 'MERGER_ACQUISITION' },
    ]
    expect(told({ transfers })).toEqual(['2022-05-01 merger', '2019-05-01 transfer'])
  })

  test('a registration is told by its registry’s own date, and not where it has none', () => {
    const row = { ...registered, status: 'allocated', holderId: 'H1' }
    expect(events({ registrations: [row] })).toContainEqual(
      expect.objectContaining({
        kind: 'registration',
        date: '2015-03-02',
        after: 'allocated, H1, NL',
        says: 'delegated-ripencc',
      }),
    )
    expect(events({ registrations: [{ ...row, date: null }] })).toEqual([])
  })

  test('a hold ends on the day that the rule gives it', () => {
    const row = { ...registered, date: '2026-02-10', status: 'allocated', holderId: 'H1' }
    const hold = events({ registrations: [row], transfers: [sale] }).find(({ kind }) => kind === 'hold-ends')
    expect(hold?.date).toBe('2028-02-10')
    expect(hold?.says).toBe('Policy of the RIPE NCC')
    expect(hold?.sentence).toContain('received 2026-02-10 by transfer, held for 24 months')
  })

  test('a voluntary lock begins and ends, ahead or behind, where the list tells the day', () => {
    expect(told({}, locked('2026-06-01', '2027-06-01'))).toEqual(['2027-06-01 lock-ends', '2026-06-01 lock-begins'])
    expect(told({}, locked(null, null))).toEqual([])
    const saysEnd = (until: string) => events({}, locked(null, until))[0]?.sentence
    expect(saysEnd('2027-06-01')).toContain(' ends: ')
    expect(saysEnd('2026-06-01')).toContain(' ended: ')
  })

  test('nothing is dated where nothing was asked', () => {
    expect(listDatedEvents(subjectOf(dossierOf(block)))).toEqual([])
  })
})
