/** Dossiers made by hand, for tests: everything unasked until a test says otherwise. */
import type { Dossier, DossierSource, SourceStatus } from '#lib/diligence/dossier.ts'
import type { SnapshotKind } from '#lib/diligence/snapshot.ts'
import { sourceCatalogue } from '#lib/diligence/source-catalogue.ts'

export const at = '2026-11-23T09:00:00.000Z'

function kindOf(id: string): SnapshotKind {
  const source = sourceCatalogue.find((one) => one.id === id)
  if (!source) throw new Error(`the catalogue has no source ${id}`)
  return source.kind
}

export const observed = (source: string, status: SourceStatus = 'observed', asOf = '2026-11-22'): DossierSource => ({
  source,
  kind: kindOf(source),
  status,
  asOf,
  fetchedAt: at,
  sha256: 'f'.repeat(64),
  records: 1,
})

/** Every source of the catalogue, observed and fresh. */
export const everySource: readonly DossierSource[] = sourceCatalogue.map(({ id }) => observed(id))

/** A dossier in which nothing was asked, with `changes` on top. */
export function dossierOf(prefix: string, changes: Partial<Dossier> = {}): Dossier {
  return {
    prefix,
    ruleVersion: 'test',
    at,
    specialPurpose: null,
    registrations: null,
    registeredAddresses: null,
    rpki: null,
    routing: null,
    routeObjects: null,
    blocklists: null,
    transfers: null,
    sources: sourceCatalogue.map(({ id, kind }) => ({
      source: id,
      kind,
      status: 'not-configured',
      asOf: null,
      fetchedAt: null,
      sha256: null,
      records: null,
    })),
    ...changes,
  }
}

/** A block with nothing against it: one holder, one Valid route, its ROA, its route object, no listing. */
export function soundDossier(prefix = '240.0.64.0/18', registry = 'apnic'): Dossier {
  const ta = registry === 'ripencc' ? 'ripe' : registry
  const route = { origin: 64500, state: 'valid', reason: null } as const
  return dossierOf(prefix, {
    specialPurpose: [],
    registrations: [
      {
        registry,
        country: 'NL',
        start: '240.0.64.0',
        count: 16_384,
        date: '2015-03-02',
        status: 'allocated',
        holderId: 'SIM-1',
      },
    ],
    registeredAddresses: 16_384,
    rpki: {
      coverage: 'full',
      coveredAddresses: 16_384,
      as0: 'none',
      coveringVrps: [{ prefix, asn: 64500, maxLength: 18, ta }],
      moreSpecificVrps: 0,
    },
    routing: { status: 'exact', exact: [route], moreSpecifics: [], covering: [] },
    routeObjects: [
      { prefix, origin: 64500, source: 'RIPE', relation: 'exact', inBgp: true, state: 'valid', reason: null },
    ],
    blocklists: [{ list: 'spamhaus-drop', asOf: '2026-11-22', listedAddresses: 0, entries: [] }],
    transfers: [],
    sources: [...everySource],
  })
}
