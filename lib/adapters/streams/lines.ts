/**
 * Lines of a stream of bytes, with the place of each, for formats whose structure is ASCII.
 * Read as latin-1, so that a character is a byte and an offset in the text is one in the file.
 */

/** `text` has no line end; `number` counts from 1; `offset` is the byte it starts at. */
export type Line = { text: string; number: number; offset: number }

/** What is wrong and where. `line` counts from 1. */
export type LineFault = { line: number; reason: string }

export const faultAt = (line: Line, reason: string): LineFault => ({ line: line.number, reason })

const longestLine = 1 << 20

/** Hands over line after line, until one is at fault: that fault is returned and the stream read no further. */
export async function readLines(
  bytes: AsyncIterable<Uint8Array>,
  visit: (line: Line) => LineFault | null,
): Promise<LineFault | null> {
  let rest = ''
  let offset = 0
  let number = 0
  for await (const chunk of bytes) {
    const text = rest + latin1(chunk)
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      number++
      const fault = visit({ text: withoutReturn(text.slice(start, end)), number, offset: offset + start })
      if (fault) return fault
      start = end + 1
    }
    rest = text.slice(start)
    offset += start
    // A file without line ends is no text; without a limit it would be held in memory whole.
    if (rest.length > longestLine) return { line: number + 1, reason: 'The line is longer than 1 MiB.' }
  }
  return rest === '' ? null : visit({ text: withoutReturn(rest), number: number + 1, offset })
}

/** The lines of a file's first bytes, without the last one, which may be cut. */
export function linesOfHead(head: string): string[] {
  const lines = head.split('\n').map(withoutReturn)
  return lines.length > 1 ? lines.slice(0, -1) : lines
}

/** Buffer's latin1 is ISO 8859-1 proper; TextDecoder's is windows-1252, where a byte may become a character above 255. */
function latin1(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text)
