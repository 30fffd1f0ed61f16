/** Four answers, never merged: silence of a source is not the same as its "nothing". */
export type Answer = 'found' | 'nothing-found' | 'failed' | 'not-checked'
