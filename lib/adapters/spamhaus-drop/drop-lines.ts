/** What the lists of Spamhaus share as JSON lines: entries, then one line of metadata, last, whose `records` binds. */
import { z } from 'zod'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { faultAt, type Line, type LineFault, readLines } from '../streams/lines.ts'

const Metadata = z.object({ type: z.literal('metadata'), timestamp: z.number(), records: z.number() })

/** `what` says in a sentence what an entry is. */
type EntryKind<T> = { entry: z.ZodType<T>; what: string }

type Fault = { line: number | null; reason: string }

/** Reads every entry, or says why the whole list is refused. `take` may refuse an entry. */
export async function readDropLines<T>(
  bytes: AsyncIterable<Uint8Array>,
  { entry, what }: EntryKind<T>,
  take: (entry: T, line: Line) => LineFault | null,
): Promise<Result<{ asOf: string | null; entries: number }, Fault>> {
  const reading: { metadata: (z.infer<typeof Metadata> & { line: number }) | null; entries: number } = {
    metadata: null,
    entries: 0,
  }
  const fault = await readLines(bytes, (line) => {
    if (line.text.trim() === '') return null
    if (reading.metadata) return faultAt(line, 'Something follows the line of metadata, which is the last.')
    const json = parseJson(line.text)
    if (json === undefined) return faultAt(line, `${quote(line.text)} is not JSON.`)
    const metadata = Metadata.safeParse(json)
    if (metadata.success) {
      reading.metadata = { ...metadata.data, line: line.number }
      return null
    }
    const parsed = entry.safeParse(json)
    if (!parsed.success) {
      return faultAt(line, `${quote(line.text)} is neither ${what} nor metadata with timestamp and records.`)
    }
    reading.entries++
    return take(parsed.data, line)
  })
  if (fault) return err(fault)
  const { metadata, entries } = reading
  if (!metadata) return err({ line: null, reason: 'The line of metadata at the end is missing: the list is cut off.' })
  if (metadata.records !== entries) {
    return err({
      line: metadata.line,
      reason: `The metadata says ${metadata.records} records; the list has ${entries}.`,
    })
  }
  return ok({ asOf: isoInstant(metadata.timestamp * 1000), entries })
}

/** `undefined`, which no JSON is, where the text is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
