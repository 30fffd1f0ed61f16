/** Four answers, never merged: silence of a source is not the same as its "nothing". In the order they are told. */
export const answers = ['found', 'nothing-found', 'failed', 'not-checked'] as const
export type Answer = (typeof answers)[number]
