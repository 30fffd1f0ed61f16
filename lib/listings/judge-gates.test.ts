import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { soundDossier } from '#tests/support/dossier-builder.ts'
import { prefix } from '#tests/support/evidence.ts'
import { factsOf } from './facts.ts'
import { tellSeller } from './gate.ts'
import { isElsewhere, judgeGates } from './judge-gates.ts'

const listing = {
  ...{ block: prefix('240.0.64.0/18'), registry: 'apnic' as const, holderId: 'SIM-1' },
  prices: [{ dealType: 'sale' as const, partLength: 24, amount: money('USD', 512_000n) }],
  terms: { lease: null, permittedUses: [], note: '' },
}

/** One half of the block, as the statistics show it under a holder. */
function half(text: '240.0.64.0/19' | '240.0.96.0/19', holderId = 'SIM-1', listedAddresses = 0) {
  const sound = soundDossier(text)
  const start = text.slice(0, text.indexOf('/'))
  return {
    ...sound,
    registrations: (sound.registrations ?? []).map((row) => ({ ...row, start, count: 8192, holderId })),
    blocklists: (sound.blocklists ?? []).map((row) => ({ ...row, listedAddresses })),
  }
}

const registrationOf = (...dossiers: Parameters<typeof judgeGates>[2]) =>
  judgeGates(listing, null, dossiers).find(({ gate }) => gate === 'registration')

test('a reason speaks of the seller’s space to everybody, and to the seller of theirs', () => {
  const passed = registrationOf(half('240.0.64.0/19'))?.reason ?? ''
  const failed = registrationOf(half('240.0.64.0/19', 'SIM-2'))?.reason ?? ''
  for (const reason of [passed, failed]) {
    expect(reason).toContain('the seller’s')
    expect(reason).not.toContain('yours')
  }
  expect(tellSeller(passed)).toMatch(/^All of it is yours in the statistics of APNIC/)
  expect(tellSeller(failed)).toMatch(/0 of 8,192 addresses as yours\.$/)
})

describe('a listing of several prefixes', () => {
  test('passes a gate where each of them passes it', () => {
    expect(registrationOf(half('240.0.64.0/19'), half('240.0.96.0/19'))?.status).toBe('passed')
  })

  test('fails where one fails, and says which', () => {
    const found = registrationOf(half('240.0.64.0/19'), half('240.0.96.0/19', 'SIM-2'))
    expect(found).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^240\.0\.96\.0\/19: .*0 of 8,192/) })
  })

  test('is elsewhere only where nothing of it is the holder’s any more', () => {
    const [first, second] = [half('240.0.64.0/19', 'SIM-2'), half('240.0.96.0/19')]
    expect(isElsewhere(listing, [first, second])).toBe(false)
    expect(isElsewhere(listing, [first])).toBe(true)
  })

  test('is found by the worst of what is known of each', () => {
    const one = half('240.0.64.0/19')
    const unknown = { ...half('240.0.96.0/19', 'SIM-1', 256), routing: null }
    expect(factsOf([one])).toMatchObject({ rpki: 'valid', routed: { state: 'yes', origins: [64_500] } })
    const facts = factsOf([one, unknown])
    expect(facts).toMatchObject({ rpki: 'unknown', routed: { state: 'yes', origins: [64_500] } })
    for (const list of facts.lists.filter(({ answer }) => answer === 'found')) expect(list.listedAddresses).toBe(256)
    expect(facts.lists.length).toBe(factsOf([one]).lists.length)
  })
})
