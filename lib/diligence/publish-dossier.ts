import type { Dossier, SourceStatement } from './dossier.ts'

export type PublishedDossier = Omit<Dossier, 'sources'> & { sources: SourceStatement[] }

/** The dossier as scripts read it, with the keys of the contract and no others. */
export function publishDossier(dossier: Dossier): PublishedDossier {
  return { ...dossier, sources: dossier.sources.map(publishSource) }
}

const publishSource = ({ source, status, asOf, fetchedAt, sha256, records }: SourceStatement): SourceStatement => ({
  ...{ source, status, asOf, fetchedAt, sha256, records },
})

/** Exactly what the command line prints for it: what is hashed, sealed and packed. */
export const printDossier = (dossier: Dossier): string => `${JSON.stringify(publishDossier(dossier))}\n`
