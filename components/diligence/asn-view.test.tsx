import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { examineAsn } from '#lib/diligence/asn/examine-asn.ts'
import { asSetsOf, nothingImported } from '#tests/support/evidence.ts'
import { neighboursOf49074 } from '#tests/support/neighbours.ts'
import { AsnView } from './asn-view.tsx'

const at = '2026-10-06T00:00:00Z'
const evidence = {
  ...nothingImported,
  asSets: [asSetsOf('as-sets-radb', ['AS-GUESTS', 49074], ['AS-MORE', 'AS-GUESTS']), asSetsOf('as-sets-ripe')],
}

const show = (open: string) =>
  renderToStaticMarkup(
    <AsnView
      world="live"
      dossier={examineAsn(49074, evidence, at)}
      snapshots={[]}
      records={[]}
      asked={{
        holder: { canAsk: true, unasked: null, answer: null },
        neighbours: {
          canAsk: true,
          answer: { state: 'answered', at: '2026-10-05T12:00:00Z', value: neighboursOf49074 },
        },
      }}
      address={{ path: '/check/AS49074', params: new URLSearchParams({ open }) }}
    />,
  )
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.])/g, '$1')

describe('the page of an AS', () => {
  test('shows the neighbours that RIPEstat told, each with its place, though no file has them', () => {
    const text = show('upstreams')
    expect(text).toContain('Between AS49074 and the collectors stand AS5606, AS9009 and AS12302, most seen first.')
    expect(text).toMatch(/AS5606 left: nearer to the collectors 534 2,297 not checked/)
    expect(text).toMatch(/AS56940 right: behind it 292 2,086/)
  })

  test('shows the sets that name it, with who keeps them, and what that is worth', () => {
    const text = show('as-sets')
    expect(text).toContain('1 as-set names AS49074 itself: 1 of RADB. 1 more set has it through another.')
    expect(text).toContain('AS-GUESTS RADB A-MNT 2024-05-06 the set')
    expect(text).toContain('proves no contract and no consent')
  })
})
