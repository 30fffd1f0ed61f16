import { describe, expect, test } from 'vitest'
import { rirs } from '#lib/registry/rir.ts'
import { explainSlowTransfer } from './slow-transfer.ts'

describe('a sale between two registries', () => {
  test('is refused wherever LACNIC is one of them, with the days, where they were read, and what would be right', () => {
    for (const other of rirs.filter((rir) => rir !== 'lacnic' && rir !== 'afrinic')) {
      expect(explainSlowTransfer('lacnic', other), other).toContain('usually takes 42 to 240 days')
      expect(explainSlowTransfer(other, 'lacnic'), other).toContain('second-hand')
    }
    expect(explainSlowTransfer('lacnic', 'ripencc')).toMatch(
      /held here for at most 40 days .* holder at LACNIC, or choose a block registered at the RIPE NCC\.$/,
    )
  })

  test('is taken inside each registry, and between those that are done in weeks', () => {
    for (const rir of rirs) expect(explainSlowTransfer(rir, rir), rir).toBeNull()
    for (const from of ['arin', 'apnic', 'ripencc'] as const)
      for (const to of ['arin', 'apnic', 'ripencc'] as const) expect(explainSlowTransfer(from, to)).toBeNull()
  })

  test('is refused where no time was read: not known is not quick', () => {
    expect(explainSlowTransfer('ripencc', 'afrinic')).toContain('was read nowhere')
    expect(explainSlowTransfer('afrinic', 'arin')).toContain('was read nowhere')
  })
})
