import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { noParticulars, type Particulars } from '#lib/diligence/particulars.ts'
import { money } from '#lib/kernel/money.ts'
import { codedRules, makeRuleSet } from '#lib/registry/rule-set.ts'
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

const examined = (dossier: Dossier) => ({ dossier, particulars: noParticulars })
const registrationOf = (...dossiers: readonly Dossier[]) =>
  judgeGates(listing, null, dossiers.map(examined)).find(({ gate }) => gate === 'registration')

test('a lease of space whose registry forbids leasing fails its gate, in whatever wording the ban was read', () => {
  const prices = listing.prices.map((price) => ({ ...price, dealType: 'rent' as const }))
  const leasability = (registry: 'apnic' | 'lacnic') =>
    judgeGates({ ...listing, prices, registry }, null, [examined(soundDossier('240.0.64.0/18'))]).find(
      ({ gate }) => gate === 'leasability',
    )
  expect(leasability('lacnic')).toMatchObject({ status: 'failed', reason: expect.stringContaining('1.9') })
  expect(leasability('apnic')?.status).not.toBe('failed')
})

test('a lease is judged by the rule as an operator edited it, not as it was coded', () => {
  const prices = listing.prices.map((price) => ({ ...price, dealType: 'rent' as const }))
  const rules = makeRuleSet(
    codedRules.rows.map((rule) =>
      rule.rule === 'lease' && rule.rir === 'apnic' ? { ...rule, stance: 'prohibited' as const } : rule,
    ),
  )
  const dossier = soundDossier('240.0.64.0/18')
  const found = judgeGates({ ...listing, prices }, null, [{ dossier, particulars: { ...noParticulars, rules } }])
  expect(found.find(({ gate }) => gate === 'leasability')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('Space of APNIC is not leased or rented out here.'),
  })
})

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
    expect(isElsewhere(listing, [first, second].map(examined))).toBe(false)
    expect(isElsewhere(listing, [examined(first)])).toBe(true)
  })

  test('is found by the worst of what is known of each', () => {
    const one = half('240.0.64.0/19')
    const unknown = { ...half('240.0.96.0/19', 'SIM-1', 256), routing: null }
    expect(factsOf([examined(one)])).toMatchObject({ rpki: 'valid', routed: { state: 'yes', origins: [64_500] } })
    const facts = factsOf([one, unknown].map(examined))
    expect(facts).toMatchObject({ rpki: 'unknown', routed: { state: 'yes', origins: [64_500] } })
    for (const list of facts.lists.filter(({ answer }) => answer === 'found')) expect(list.listedAddresses).toBe(256)
    expect(facts.lists.length).toBe(factsOf([examined(one)]).lists.length)
  })
})

test('space that a registry’s own AS0 list calls given to nobody is not offered', () => {
  const dossier = soundDossier('240.0.64.0/18', 'apnic')
  const as0 = { prefix: '240.0.64.0/18', asn: 0, maxLength: 32, ta: 'apnic-as0' }
  const rpki = {
    coverage: 'full',
    coveredAddresses: 16_384,
    as0: 'only',
    coveringVrps: [as0],
    moreSpecificVrps: 0,
  } as const
  const routingOf = (given: typeof dossier) =>
    judgeGates(listing, null, [examined(given)]).find(({ gate }) => gate === 'routing')?.status
  expect(routingOf({ ...dossier, rpki: { ...rpki, coveringVrps: [as0] } })).toBe('failed')
  expect(routingOf(dossier)).not.toBe('failed')
})

describe('the sale of a block', () => {
  const gateOf = (registry: 'ripencc' | 'apnic', particulars: Partial<Particulars>) => {
    const block = {
      dossier: soundDossier('240.0.64.0/18', registry),
      particulars: { ...noParticulars, ...particulars },
    }
    const findings = judgeGates({ ...listing, registry }, null, [block])
    return { gate: findings.find(({ gate }) => gate === 'transferability'), facts: factsOf([block]).transferable }
  }
  const range = rangeOf(prefix('240.0.64.0/18'))

  test('passes where the list of voluntary locks was read and has none of it', () => {
    const { gate, facts } = gateOf('ripencc', { locks: [] })
    expect([gate?.status, facts.state]).toEqual(['passed', 'yes'])
  })

  test('is warned of, and not called transferable, where that list was not read', () => {
    const { gate, facts } = gateOf('ripencc', {})
    expect([gate?.status, facts.state]).toEqual(['warned', 'unknown'])
    expect(gate?.reason).toContain('Not checked: a voluntary lock')
    expect(gateOf('apnic', {}).gate?.status).toBe('passed')
  })

  test('fails while its holder’s lock runs, until the day that the catalogue names', () => {
    const { gate, facts } = gateOf('ripencc', { locks: [{ ...range, until: '2027-02-01' }] })
    expect(gate?.status).toBe('failed')
    expect(facts).toMatchObject({ state: 'no', from: '2027-02-01', rule: 'ripe-806, voluntary transfer lock' })
  })

  test('fails where its status is one whose user may not sell', () => {
    expect(gateOf('ripencc', { locks: [], registrationStatus: 'ASSIGNED PA' }).gate?.status).toBe('failed')
  })
})
