import { describe, expect, test } from 'vitest'
import { dossierOf, observed } from '#tests/support/dossier-builder.ts'
import { mapBlock } from './block-map.ts'

const layer = (map: ReturnType<typeof mapBlock>, id: string) => map.layers.find((one) => one.id === id)?.shapes ?? []

describe('the map of a block', () => {
  test('a block nobody lists is one square', () => {
    const map = mapBlock(dossierOf('240.0.64.0/18', { blocklists: [] }))
    expect(map.cells).toBe(64)
    expect(layer(map, 'blocklists')).toEqual([
      { state: 'nothing-found', squares: [{ x: 0, y: 0, side: 8 }], cells: 64 },
    ])
  })

  test('a listed /24 is one cell, and the rest stays as few squares as it can', () => {
    const entries = [{ prefix: '240.0.64.0/24', relation: 'inside' as const, reference: null }]
    const map = mapBlock(
      dossierOf('240.0.64.0/18', {
        blocklists: [{ list: 'spamhaus-drop', asOf: '2026-11-22', listedAddresses: 256, entries }],
        sources: [observed('spamhaus-drop')],
      }),
    )
    const shapes = layer(map, 'blocklists')
    expect(shapes.find(({ state }) => state === 'listed')).toEqual({
      state: 'listed',
      squares: [{ x: 0, y: 0, side: 1 }],
      cells: 1,
    })
    expect(shapes.find(({ state }) => state === 'nothing-found')?.squares).toHaveLength(9)
  })

  test('squares of all states cover every cell once', () => {
    const route = { prefix: '240.0.64.0/22', origin: 64509, state: 'invalid', reason: 'origin' } as const
    const map = mapBlock(
      dossierOf('240.0.0.0/17', {
        routing: { status: 'more-specifics-only', exact: [], moreSpecifics: [route], covering: [] },
      }),
    )
    const shapes = layer(map, 'routing')
    expect(shapes.reduce((sum, { cells }) => sum + cells, 0)).toBe(128)
    expect(shapes.find(({ state }) => state === 'more-specific')?.cells).toBe(4)
  })

  test('without a list every cell is not checked, never nothing found', () => {
    const map = mapBlock(dossierOf('240.0.64.0/24', { blocklists: null }))
    expect(layer(map, 'blocklists').map(({ state }) => state)).toEqual(['not-checked'])
  })
})
