import { expect, test } from 'vitest'
import { dossierOf, observed } from '#tests/support/dossier-builder.ts'
import { routeKinds, sayAskedSources } from './asked-sources.ts'

test('what was asked stands with its day, what failed and what was never asked by name', () => {
  const sources = [
    observed('rpki-vrps'),
    observed('bgp-riswhois', 'stale', '2026-01-02'),
    observed('irr-ripe', 'failed'),
  ]
  const told = sayAskedSources(dossierOf('198.18.4.0/22', { sources }), routeKinds)
  expect(told).toMatch(/^Asked: .*\(2026-11-22\) and .*\(2026-01-02, past its age\)\. Failed: [^.]+\.$/)
  expect(sayAskedSources(dossierOf('198.18.4.0/22'), routeKinds)).toMatch(/^No source was asked\. Not asked: .+\.$/)
})
