/** What has to be known of a stage beside its title. */
import { explainUsualReview, type Lengths } from './own-lengths.ts'

const notes: Readonly<Record<string, (deal: Lengths) => string | null>> = {
  // Sanctions and the like belong to this step in the field; nobody makes them here, and the page must not seem to.
  checks: () => 'Identity, sanctions and signing authority are not checked here.',
  review: explainUsualReview,
}

export const noteOfStage = (id: string, deal: Lengths): string | null => notes[id]?.(deal) ?? null
