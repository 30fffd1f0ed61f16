/**
 * How sure we are of a fact that was read somewhere and stands here as data, and the words for it.
 *
 * `verified`: the primary text was read and nothing newer is known. `earlier-wording`: a primary text was read, but
 * not the wording in force today. `secondary`: a third party's account. `unconfirmed`: general knowledge or a
 * superseded text; must be confirmed before it binds anyone.
 */
export const confidences = ['verified', 'earlier-wording', 'secondary', 'unconfirmed'] as const
export type Confidence = (typeof confidences)[number]

const words: Record<Confidence, string> = {
  verified: 'checked',
  'earlier-wording': 'current wording not read',
  secondary: 'second-hand',
  unconfirmed: 'unconfirmed',
}

/** The words readers see beside a clause or terms. */
export const explainConfidence = (confidence: Confidence): string => words[confidence]
