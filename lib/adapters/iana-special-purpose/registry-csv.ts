/** The CSV form of IANA's registries (RFC 4180): quoted cells may span lines, `[2]` in a cell is a footnote. */
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { LineFault } from '../streams/lines.ts'

/** One row below the header. `offset` and `bytes` say where it stands in the file; `line` is the one it ends in. */
export type RegistryRow = { cell(column: string): string; line: number; offset: number; bytes: number }

/** What csv-parse hands over where it is asked for `raw` and `info`; its types tell of the cells alone. */
const CsvRecord = z.object({
  record: z.array(z.string()),
  raw: z.string(),
  info: z.object({ bytes: z.number(), lines: z.number() }),
})

/**
 * Hands over row after row until one is at fault. A file without rows is at fault: a registry has some.
 *
 * Rows are taken as they are parsed, so that however the bytes come it is the first fault that is told.
 */
export async function readRegistryCsv(
  bytes: AsyncIterable<Uint8Array>,
  visit: (row: RegistryRow) => LineFault | null,
): Promise<LineFault | null> {
  let columns: string[] | null = null
  let rows = 0
  let offset = 0
  let fault: LineFault | null = null
  const take = (given: unknown) => {
    const { record, raw, info } = CsvRecord.parse(given)
    if (columns && !fault) {
      const size = Buffer.byteLength(raw.trimEnd())
      fault = visit({ cell: cellsOf(columns, record), line: info.lines, offset, bytes: size })
      rows++
    }
    columns ??= record
    offset = info.bytes
    // Nothing is handed on: it was taken here.
    return null
  }
  const parser = parse({ bom: true, info: true, raw: true, skip_empty_lines: true, on_record: take })
  try {
    await pipeline(bytes, parser.resume())
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    fault ??= { line, reason: `Not CSV: ${error.message}.` }
  }
  return fault ?? (rows > 0 ? null : { line: 1, reason: 'The registry has no rows.' })
}

/** The cell as IANA prints it, in one line and without footnote marks. */
export function textOf(cell: string): string {
  return cell
    .replaceAll(/\[\d+\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** True if the first line of the file is this header. */
export function startsWithHeader(head: string, header: string): boolean {
  // The mark of UTF-8, as latin-1 shows it.
  return head.replace(/^\u00ef\u00bb\u00bf/, '').startsWith(header)
}

/** All values, or the first that is none. */
export function parseAll<T>(texts: readonly string[], parse: (text: string) => Result<T, string>): Result<T[], string> {
  const values: T[] = []
  for (const text of texts) {
    const value = parse(text)
    if (!value.ok) return err(value.error)
    values.push(value.value)
  }
  return ok(values)
}

function cellsOf(columns: readonly string[], record: readonly string[]): RegistryRow['cell'] {
  return (column) => record[columns.indexOf(column)] ?? ''
}
