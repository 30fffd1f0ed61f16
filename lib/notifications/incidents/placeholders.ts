/** What a composed request leaves to whoever sends it: while one of these stands, nobody can have sent it so. */
export const fillIn = '[fill in]'
export const nothingTicked = '[nothing is ticked yet]'

export const findPlaceholder = (text: string): string | null =>
  [fillIn, nothingTicked].find((placeholder) => text.includes(placeholder)) ?? null
