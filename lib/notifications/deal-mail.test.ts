import { describe, expect, test } from 'vitest'
import { dealOf, termsOf } from '#tests/support/deal.ts'
import { writeDealMail } from './deal-mail.ts'

const deal = dealOf()
const told = {
  ...{ deal, event: { seq: deal.version, command: 'take-standing-offer', to: 'awaiting-funds' } },
  ...{ buyerName: 'Paper Lighthouse', sellerName: 'Quiet Harbour', reader: 'buyer' as const },
  isMandated: false,
  link: 'https://market.example/deals/dl_000000000001',
}

describe('a mail about a deal', () => {
  test('says what happened, whose turn it is and until when, and where to look', () => {
    expect(writeDealMail(told)).toEqual({
      subject: 'Sale of 240.0.0.0/22: The buyer has to pay',
      text: [
        'Sale of 240.0.0.0/22, Quiet Harbour to Paper Lighthouse, deal dl_000000000001.',
        'The published terms stand as the other signature. The buyer has to pay.',
        'It is your turn, until 2026-11-24 14:00 UTC.',
        'https://market.example/deals/dl_000000000001\n',
      ].join('\n\n'),
    })
  })

  test('tells the other side whose turn it is', () => {
    expect(writeDealMail({ ...told, reader: 'seller' }).text).toContain(
      'It is the buyer’s turn, until 2026-11-24 14:00 UTC.',
    )
  })

  test('tells a broker for whom it reads', () => {
    expect(writeDealMail({ ...told, reader: 'seller', isMandated: true }).text).toContain(
      'You read this as the broker of Quiet Harbour: act for it first',
    )
  })

  test('names no time where the deal has gone on since, or where nothing ends the wait', () => {
    const later = { ...deal, version: deal.version + 1, state: 'lapsed' }
    expect(writeDealMail({ ...told, deal: later }).text).toContain('It is your turn.\n')
    const stuck = dealOf({ state: 'refund-stuck' })
    const event = { seq: stuck.version, command: 'note-failed-refund', to: 'refund-stuck' }
    expect(writeDealMail({ ...told, deal: stuck, event }).text).toContain(
      'the operator has to see to it.\n\nIt is the operator’s turn.\n',
    )
  })

  test('of a deal that is over says that nothing is to be done', () => {
    const definition = { name: 'lease', version: 1, sha256: 'a'.repeat(64) }
    const closed = dealOf({ kind: 'lease', state: 'closed', definition, terms: termsOf({ asn: 64500, term: 'P3M' }) })
    const mail = writeDealMail({
      ...told,
      deal: closed,
      event: { seq: closed.version, command: 'prove-withdrawal', to: 'closed' },
    })
    expect(mail.subject).toBe('Lease of 240.0.0.0/22: The deal is done')
    expect(mail.text).toContain('Nothing more is to be done.')
  })
})
