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

  test('a block that only a wider route announces is not drawn as unannounced', () => {
    const dossier = dossierOf('240.0.64.0/28', {
      routing: {
        status: 'covered-only',
        exact: [],
        moreSpecifics: [],
        covering: [{ prefix: '240.0.64.0/24', origin: 64500 }],
      },
    })
    expect(lane(dossier, 'Announced')).toMatchObject({
      answer: null,
      rows: [[{ kind: 'wider-route', label: 'AS64500 /24, a wider route', left: 0, width: 100 }]],
    })
  })

  test('what finds no row is counted, and what is wrong is drawn first', () => {
    const object = (origin: number, inBgp: boolean) =>
      ({
        prefix: '240.0.64.0/18',
        origin,
        source: 'RIPE',
        relation: 'exact',
        inBgp,
        state: 'valid',
        reason: null,
      }) as const
    const routeObjects = [object(64500, true), object(64501, true), object(64502, true), object(64503, false)]
    const drawn = lane({ ...soundDossier(), routeObjects }, 'Route objects')
    expect(drawn?.note).toBe('4 objects, 3 of them drawn')
    expect(drawn?.rows[0]?.[0]).toMatchObject({ kind: 'stale-object', label: 'RIPE AS64503' })
  })

  test('an object whose route is Invalid is drawn as one left over, announced or not', () => {
    const [object] = soundDossier().routeObjects ?? []
    if (!object) throw new Error('the sound dossier has a route object')
    const routeObjects = [{ ...object, state: 'invalid', reason: 'origin' } as const]
    expect(lane({ ...soundDossier(), routeObjects }, 'Route objects')?.rows[0]?.[0]?.kind).toBe('stale-object')
  })

  test('payloads inside the block are counted where none covers it, never told as nothing', () => {
    const dossier = dossierOf('247.0.0.0/22', {
      rpki: { coverage: 'partial', coveredAddresses: 512, as0: 'none', coveringVrps: [], moreSpecificVrps: 1 },
    })
    expect(lane(dossier, 'ROAs')).toMatchObject({ answer: null, note: '1 payload inside it, not drawn', rows: [] })
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
