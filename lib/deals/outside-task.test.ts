import { expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import type { Deal } from './deal.ts'
import { definitions } from './find-definition.ts'
import { portalPath, sayOutsideTask } from './outside-task.ts'

const block = parsePrefix('240.8.12.0/22')
if (!block.ok) throw new Error(block.error.message)

const dealAt = (state: string, kind: Deal['kind']) => ({
  ...{ kind, state, block: block.value, registry: 'ripencc' as const },
  terms: { recipientHolderId: 'ORG-B', recipientRegistry: 'arin' as const, asn: 64511 },
})

const seller = { party: 'seller', buyerName: 'The Buyer' } as const

test('a seller is told which transfer to ask for, a lessor which ROA', () => {
  expect(sayOutsideTask(dealAt('funded', 'sale'), seller)).toContain('exactly 240.8.12.0/22 to The Buyer (ORG-B)')
  expect(sayOutsideTask(dealAt('funded', 'lease'), seller)).toContain('240.8.12.0/22 and AS64511')
  expect(sayOutsideTask(dealAt('funded', 'lease'), { ...seller, party: 'buyer' })).toBeNull()
})

test('a buyer answers the registry that receives the block, and a seller the one that it leaves', () => {
  const said = (party: 'buyer' | 'seller') =>
    sayOutsideTask(dealAt('submitted', 'sale'), { party, buyerName: 'The Buyer' })
  expect([said('buyer'), said('seller')]).toEqual([
    expect.stringContaining('Answer ARIN'),
    expect.stringContaining('Answer the RIPE NCC'),
  ])
})

test('whoever a paid deal waits for has a task outside or a button here', () => {
  for (const { name, states, transitions } of definitions) {
    const kind = name.includes('sale') ? 'sale' : 'lease'
    const waiting = states.filter(({ is, waitsOn }) => is === 'open' && (waitsOn === 'buyer' || waitsOn === 'seller'))
    for (const { id, waitsOn } of waiting) {
      const buttons = transitions.filter((move) => move.from === id && waitsOn && move.by.includes(waitsOn))
      const canPay = id === 'awaiting-funds'
      expect([
        name,
        id,
        buttons.length > 0 || canPay || sayOutsideTask(dealAt(id, kind), { ...seller, party: waitsOn ?? 'system' }),
      ]).not.toContain(null)
    }
  }
})

test('the registries’ counter is opened at the block, with what the deal names filled in', () => {
  expect(portalPath({ block: block.value, terms: { asn: 64511, recipientHolderId: null } })).toBe(
    '/registration?block=240.8.12.0%2F22&asn=AS64511',
  )
  expect(portalPath({ block: block.value, terms: { asn: null, recipientHolderId: 'ORG-B' } })).toContain('&to=ORG-B')
})
