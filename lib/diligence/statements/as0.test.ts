import { describe, expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { checkRpki } from '#lib/diligence/checks/rpki.ts'
import { findParticulars } from '#lib/diligence/find-particulars.ts'
import { dossierOf, everySource } from '#tests/support/dossier-builder.ts'
import { nothingImported, prefix, vrpsOf } from '#tests/support/evidence.ts'
import type { Dossier } from '../dossier.ts'
import { stateRpki } from './rpki.ts'
import { subjectOf } from './subject.ts'

const block = '240.0.0.0/22'
type Given = Parameters<typeof vrpsOf>[number]

const held = (text: string, registry: string, status = 'allocated'): NonNullable<Dossier['registrations']>[number] => ({
  ...{
    registry,
    country: null,
    start: text.split('/')[0] ?? '',
    count: rangeOf(prefix(text)).end - rangeOf(prefix(text)).start + 1,
  },
  ...{ date: null, status, holderId: 'SIM-1' },
})

function state(
  vrps: readonly Given[],
  registrations: Dossier['registrations'] = [held(block, 'ripencc')],
  sources = everySource,
) {
  const evidence = { ...nothingImported, vrps: vrpsOf(...vrps) }
  const rpki = checkRpki(prefix(block), evidence)
  const dossier = dossierOf(block, { rpki, registrations, sources: [...sources] })
  return stateRpki(subjectOf(dossier, findParticulars(prefix(block), evidence, null)))
}

describe('AS0 over a part of a block', () => {
  test('is told with the part and its trust anchor, and warns: any route there is Invalid', () => {
    const said = state([['240.0.1.0/24', 0, 24, 'ripe']])
    expect(said).toMatchObject({ severity: 'warning', headline: 'AS0 lets nobody announce a part of it' })
    expect(said.text).toContain('AS0 alone is over 256 of 1,024 addresses (25.0 %), 240.0.1.0/24 (ripe)')
    expect(said.facts?.rows).toContainEqual(['240.0.1.0/24', '–', 'AS0', 'ripe'])
  })

  test.each<[string, Given]>([
    ['over it', ['240.0.0.0/22', 64500, 24, 'ripe']],
    ['of the same part', ['240.0.1.0/24', 64500, 24, 'ripe']],
    ['inside it', ['240.0.1.0/25', 64500, 25, 'ripe']],
  ])('decides nothing alone where another ROA stands %s', (_where, other) => {
    const said = state([['240.0.1.0/24', 0, 24, 'ripe'], other])
    expect(said.text).toContain('AS0 stands beside other ROAs over 1 part of it, 240.0.1.0/24 (ripe)')
    expect(said.text).not.toContain('AS0 alone')
  })

  test('is alone where the ROA over it allows nothing so long', () => {
    const said = state([
      ['240.0.1.0/24', 0, 32, 'ripe'],
      ['240.0.0.0/22', 64500, 22, 'ripe'],
    ])
    expect(said.text).toContain('AS0 alone is over 256 of 1,024 addresses (25.0 %), 240.0.1.0/24 (ripe)')
  })

  test('is no news where AS0 alone is over all of it, and none where there is none', () => {
    const whole = state([
      ['240.0.0.0/22', 0, 22, 'ripe'],
      ['240.0.1.0/24', 0, 24, 'ripe'],
    ])
    expect(whole.headline).toBe('its ROAs allow nobody (AS0)')
    expect(whole.text).not.toContain('AS0 alone')
    expect(state([['240.0.1.0/24', 64500, 24, 'ripe']]).text).not.toContain('AS0')
  })

  test('over all of it leaves the routes that ROAs for parts allow', () => {
    const said = state([
      ['240.0.0.0/22', 0, 32, 'ripe'],
      ['240.0.1.0/24', 64500, 24, 'ripe'],
    ])
    expect(said).toMatchObject({ severity: 'warning', headline: 'AS0 lets nobody announce it as a whole' })
    expect(said.text).toContain('inside it every route that no ROA for a part allows: there are such ROAs for AS64500.')
  })

  test('under a trust anchor that is not told says so', () => {
    expect(state([['240.0.1.0/24', 0, 24, null]]).text).toContain('240.0.1.0/24 (trust anchor not told)')
  })

  test('in very many parts names a few and counts the rest', () => {
    const parts = Array.from({ length: 32 }, (_, index): Given => [`240.0.1.${8 * index}/29`, 0, 29, 'ripe'])
    const said = state(parts)
    expect(said.text).toContain('and 28 more')
    expect(said.facts?.rows.filter(([named]) => String(named).endsWith('/29'))).toHaveLength(8)
  })
})

describe('the AS0 list of a registry', () => {
  test('over a part blocks, names whose list and which part, and the registration that it contradicts', () => {
    const said = state([['240.0.1.0/24', 0, 24, 'apnic-as0']])
    expect(said).toMatchObject({ severity: 'blocker', headline: 'APNIC declares a part of it unallocated by AS0' })
    expect(said.text).toContain('APNIC’s own AS0 list (apnic-as0) names a part of it, 240.0.1.0/24')
    expect(said.text).toContain('space that APNIC gave to nobody')
    expect(said.text).toContain('The statistics of the RIPE NCC list it as allocated all the same')
    expect(said.text).not.toContain('AS0 alone')
  })

  test('over all of it says both as well', () => {
    const said = state([['240.0.0.0/16', 0, 32, 'lacnic-as0']], [held(block, 'lacnic', 'assigned')])
    expect(said).toMatchObject({ severity: 'blocker', headline: 'its registry declares it unallocated by AS0' })
    expect(said.text).toContain('LACNIC’s own AS0 list (lacnic-as0) names it')
    expect(said.text).toContain('The statistics of LACNIC list it as assigned all the same')
  })

  test('contradicts nothing where no registration is of that part, and it is not said where none was read', () => {
    const other = [held('240.0.2.0/24', 'apnic'), held('240.0.1.0/24', 'apnic', 'available')]
    const listed: Given[] = [['240.0.1.0/24', 0, 24, 'apnic-as0']]
    expect(state(listed, other).text).toContain('No registry lists a holder of it either.')
    expect(state(listed, null).text).toContain('Whether a registry lists a holder of it was not checked.')
  })

  test('is held against what was read alone, where a registry was not', () => {
    const sources = everySource.map((one) =>
      one.source === 'delegated-apnic' ? { ...one, status: 'not-configured' as const } : one,
    )
    const said = state([['240.0.1.0/24', 0, 24, 'apnic-as0']], [], sources).text
    expect(said).toContain('The statistics that were read list no holder of it. Asked: 4 of 5 registries.')
  })

  test('of a registry that is not known is still one', () => {
    expect(state([['240.0.1.0/24', 0, 24, 'some-as0']])).toMatchObject({
      severity: 'blocker',
      text: expect.stringContaining('The registry’s own AS0 list (some-as0)'),
    })
  })
})
