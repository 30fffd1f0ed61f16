/** The CSV form of IANA's registries (RFC 4180): quoted cells may span lines, `[2]` in a cell is a footnote. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { LineFault } from '../streams/lines.ts'

/** One row below the header. `offset` and `bytes` say where it stands in the file; `line` is the one it ends in. */
export type RegistryRow = { cell(column: string): string; line: number; offset: number; bytes: number }

type CsvRecord = { record: string[]; raw: string; info: { bytes: number; lines: number } }

/** Hands over row after row until one is at fault. A file without rows is at fault: a registry has some. */
export async function readRegistryCsv(
  bytes: AsyncIterable<Uint8Array>,
  visit: (row: RegistryRow) => LineFault | null,
): Promise<LineFault | null> {
  const parser = parse({ bom: true, info: true, raw: true, skip_empty_lines: true })
  const records: AsyncIterable<CsvRecord> = Readable.from(bytes).compose(parser)
  let columns: string[] | null = null
  let rows = 0
  let offset = 0
  try {
    for await (const { record, raw, info } of records) {
      if (columns) {
        const size = Buffer.byteLength(raw.trimEnd())
        const fault = visit({ cell: cellsOf(columns, record), line: info.lines, offset, bytes: size })
        if (fault) return fault
        rows++
      }
      columns ??= record
      offset = info.bytes
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: typeof error.lines === 'number' ? error.lines : 1, reason: `Not CSV: ${error.message}.` }
  }
  return rows > 0 ? null : { line: 1, reason: 'The registry has no rows.' }
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
