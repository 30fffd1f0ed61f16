import { describe, expect, test } from 'vitest'
import { dossierOf, observed, soundDossier } from '#tests/support/dossier-builder.ts'
import { layLanes, ticksOf } from './lanes.ts'

const lane = (dossier: Parameters<typeof layLanes>[0], title: string) =>
  layLanes(dossier).find((one) => one.title === title)

describe('the lanes of a block', () => {
  test('a route of the last quarter stands in the last quarter', () => {
    const route = { prefix: '240.0.112.0/20', origin: 64509, state: 'invalid', reason: 'origin' } as const
    const dossier = dossierOf('240.0.64.0/18', {
      routing: { status: 'more-specifics-only', exact: [], moreSpecifics: [route], covering: [] },
    })
    expect(lane(dossier, 'More-specifics')?.rows).toEqual([
      [{ kind: 'invalid-route', label: 'AS64509 /20 Invalid', left: 75, width: 25 }],
    ])
  })

  test('what is wider than the block is drawn as wide as the block', () => {
    expect(lane(soundDossier(), 'Registered')?.rows[0]?.[0]).toMatchObject({ left: 0, width: 100 })
  })

  test('two routes over the same addresses stand under each other', () => {
    const exact = [64500, 64505].map((origin) => ({ origin, state: 'valid', reason: null }) as const)
    const dossier = dossierOf('240.0.64.0/18', { routing: { status: 'exact', exact, moreSpecifics: [], covering: [] } })
    expect(lane(dossier, 'Announced')?.rows).toHaveLength(2)
  })

  test('an empty lane says which emptiness it is', () => {
    expect(lane(soundDossier(), 'More-specifics')?.answer).toBe('nothing-found')
    expect(lane(dossierOf('240.0.64.0/18'), 'ROAs')?.answer).toBe('not-checked')
    expect(lane(dossierOf('240.0.64.0/18', { sources: [observed('rpki-vrps', 'failed')] }), 'ROAs')?.answer).toBe(
      'failed',
    )
  })
})

describe('the axis', () => {
  test('names the octet in which the block differs', () => {
    expect(ticksOf('240.0.64.0/18')).toMatchObject({ title: 'Third octet' })
    expect(ticksOf('240.0.64.0/18').ticks.map(({ label }) => label)).toEqual([
      '.64',
      '.72',
      '.80',
      '.88',
      '.96',
      '.104',
      '.112',
      '.120',
    ])
  })

  test('has no more ticks than the octet has values', () => {
    expect(ticksOf('240.0.0.0/22').ticks.map(({ label }) => label)).toEqual(['.0', '.1', '.2', '.3'])
    expect(ticksOf('240.0.0.7/32').ticks).toHaveLength(1)
  })
})
