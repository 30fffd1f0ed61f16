/** A source that comes out of a registry's RPSL dump and is told beside a dossier: listed where it was imported. */
import type { Source } from './source.ts'

type Given = Pick<Source, 'id' | 'kind' | 'title' | 'publisher'> & {
  /** What its objects are, as a credit begins: `Inetnums: RIPE database`. */
  credit: string
}

export const rpslSource = ({ credit, ...named }: Given): Source => ({
  ...named,
  url: null,
  staleAfterHours: 72,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: false,
    credit: `${credit}. Nothing of them that names a person is kept.`,
    url: null,
    confidence: 'unconfirmed',
    dateRead: '2026-11-23',
  },
})
