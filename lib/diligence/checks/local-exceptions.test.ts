import { describe, expect, test } from 'vitest'
import type { LocalExceptions } from '#lib/routing/local-exceptions.ts'
import { nothingImported, observedSources, prefix, snapshot, vrpsOf } from '#tests/support/evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { findParticulars } from '../find-particulars.ts'
import { measureValidation } from '../measurements/measure-validation.ts'
import { stateDossier } from '../statements/state-dossier.ts'
import { withExceptions } from '../with-exceptions.ts'

const at = '2026-06-20T00:00:00Z'
const published = vrpsOf(['198.51.100.0/24', 64496, 24], ['198.51.100.0/25', 64496, 25], ['192.0.2.0/24', 64500, 24])

const slurmOf = (table: LocalExceptions) => ({
  snapshot: snapshot({ source: 'rpki-slurm', kind: 'local-exceptions' }),
  table,
})

const evidenceWith = (exceptions: LocalExceptions) => ({
  ...nothingImported,
  ...withExceptions(published, slurmOf(exceptions)),
  sources: observedSources([['rpki-vrps', 'vrps']]),
})

const exceptions: LocalExceptions = {
  filters: [{ prefix: prefix('198.51.100.0/25'), asn: null, comment: 'ours meanwhile' }],
  assertions: [
    { prefix: prefix('198.51.100.0/24'), asn: 64999, maxLength: 24, comment: null },
    // The RPKI says this one too: it changes nothing.
    { prefix: prefix('198.51.100.0/24'), asn: 64496, maxLength: 24, comment: null },
  ],
}

function pageOf(text: string, given: LocalExceptions) {
  const evidence = evidenceWith(given)
  const block = prefix(text)
  const dossier = examineBlock(block, evidence, { at, asn: 64999 })
  return { dossier, page: stateDossier(dossier, [], findParticulars(block, evidence, 64999)) }
}

describe('local exceptions', () => {
  test('decide what is Valid, and the page says that they did, and with which entries', () => {
    const { dossier, page } = pageOf('198.51.100.0/24', exceptions)
    expect(dossier.whatIf).toMatchObject({ state: 'valid' })
    expect(dossier.rpki?.moreSpecificVrps).toBe(0)
    const rpki = page.statements.find(({ topic }) => topic === 'rpki')
    expect(rpki?.text).toContain(
      'By local exceptions of whoever runs this site (SLURM, RFC 8416), not by the RPKI: AS64496 198.51.100.0/25 up to /25 ("ours meanwhile") left out and AS64999 198.51.100.0/24 up to /24 added.',
    )
    const validated = page.statements.filter(({ topic }) => ['rpki', 'routing', 'your-asn'].includes(topic))
    expect(validated.map(({ severity }) => severity)).not.toContain('good')
    expect(page.statements.find(({ topic }) => topic === 'your-asn')?.text).toContain(
      'Local exceptions touch this block',
    )
  })

  test('that touch another block are not spoken of here', () => {
    const { page } = pageOf('192.0.2.0/24', exceptions)
    expect(JSON.stringify(page)).not.toContain('ocal exception')
  })

  test('never close a deal: what is measured is what the RPKI says', () => {
    const [answer] = measureValidation({ block: prefix('198.51.100.0/24'), asn: 64999 }, evidenceWith(exceptions))
    expect(JSON.stringify(answer)).toContain('"invalid"')
  })

  test('without VRPs there is nothing to make an exception to', () => {
    const evidence = { ...nothingImported, ...withExceptions(null, slurmOf(exceptions)) }
    expect(evidence.vrps).toBeNull()
    expect(findParticulars(prefix('198.51.100.0/24'), evidence, null).localExceptions).toBeNull()
  })

  test('are applied once for the same VRPs and exceptions', () => {
    const one = slurmOf(exceptions)
    const first = withExceptions(published, one).vrps?.table
    expect(withExceptions(published, one).vrps?.table).toBe(first)
    // Another moment has the same VRPs under other exceptions: neither is forgotten for the other.
    expect(withExceptions(published, slurmOf({ filters: [], assertions: [] })).vrps?.table).not.toBe(first)
    expect(withExceptions(published, one).vrps?.table).toBe(first)
  })
})
