import type { Dossier } from './dossier.ts'
import type { Particulars } from './particulars.ts'

/** A block as it was looked at: the dossier, and what only its readers are told beside it. */
export type ExaminedBlock = { readonly dossier: Dossier; readonly particulars: Particulars }
