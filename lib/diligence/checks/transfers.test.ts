import { expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { nothingImported, prefix, transfersOf } from '#tests/support/evidence.ts'
import { checkTransfers, findTransferLogs, keyOfTransfer } from './transfers.ts'

const block = prefix('192.0.2.0/24')
const moved = {
  ...{ ...rangeOf(block), date: '2026-02-10', type: 'RESOURCE_TRANSFER', sourceRir: 'ARIN', recipientRir: 'RIPE NCC' },
  ...{ source: 'Old Inc.', recipient: 'New B.V.' },
}

test('a transfer told alike by two logs is one, of both; one of which a single log tells is of that one', () => {
  const later = { ...moved, date: '2026-02-11' }
  const elsewhere = { ...moved, ...rangeOf(prefix('198.51.100.0/24')) }
  const transfers = [transfersOf('arin', moved, moved, elsewhere), transfersOf('ripencc', moved, later)]
  const evidence = { ...nothingImported, transfers }
  const logs = findTransferLogs(block, evidence)
  expect(
    checkTransfers(block, evidence)?.map((transfer) => [transfer.date, logs.get(keyOfTransfer(transfer))]),
  ).toEqual([
    ['2026-02-10', ['transfers-arin', 'transfers-ripencc']],
    ['2026-02-11', ['transfers-ripencc']],
  ])
  expect(logs.size).toBe(2)
})
