/** A segment of an address as it was meant; as typed where it is no valid escape: the parser says what is wrong with it. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}
