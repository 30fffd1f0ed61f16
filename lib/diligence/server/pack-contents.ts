/** The members of a pack that somebody else may have made: reading them never throws. */
export type Contents = ReadonlyMap<string, Uint8Array>

export const textOf = (content: Uint8Array | undefined): string => new TextDecoder().decode(content)

/** Undefined, which no JSON is, for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The values of a member of lines, their checks among them. */
export const linesOf = (content: Uint8Array | undefined): unknown[] =>
  textOf(content).split('\n').slice(0, -1).map(parseJson)
