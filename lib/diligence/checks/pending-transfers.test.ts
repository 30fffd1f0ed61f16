import { expect, test } from 'vitest'
import { nothingImported, pendingTransfersOf, prefix } from '#tests/support/evidence.ts'
import { checkPendingTransfers } from './pending-transfers.ts'

const check = (block: string, ...pendingTransfers: ReturnType<typeof pendingTransfersOf>[]) =>
  checkPendingTransfers(prefix(block), { ...nothingImported, pendingTransfers })

test('without a log that tells of any nothing is known, which is not the same as none', () => {
  expect(check('243.0.0.0/22')).toBeNull()
  expect(check('243.0.0.0/22', pendingTransfersOf('arin'))).toEqual([])
})

test('what is under way for a part of the block or for more is told, and nothing beside it', () => {
  const log = pendingTransfersOf('arin', ['243.0.1.0/24', 'sourceInitialized', '2026-11-01'])
  expect(check('243.0.0.0/22', log)).toMatchObject([{ status: 'sourceInitialized', sourceRir: 'ARIN' }])
  expect(check('243.0.1.128/25', log)).toHaveLength(1)
  expect(check('243.0.2.0/24', log)).toEqual([])
})

test('a transfer that both registries tell of stands once, in its later state', () => {
  const source = pendingTransfersOf('arin', ['243.0.0.0/22', 'sourceInitialized', '2026-11-01'])
  const recipient = pendingTransfersOf('apnic', ['243.0.0.0/22', 'recipientAccepted', '2026-11-09'])
  for (const logs of [
    [source, recipient],
    [recipient, source],
  ])
    expect(check('243.0.0.0/22', ...logs)).toMatchObject([{ status: 'recipientAccepted', since: '2026-11-09' }])
})
