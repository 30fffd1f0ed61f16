/**
 * The answers of an IRRd server to its short queries (`!r`, `!g`, …), out of the bytes it sends.
 *
 * `A<length>`, that many bytes of text and `C`; `C` alone for an answer without text; `D` where the key is
 * unknown; `F` with a sentence where the query failed. Knows neither connections nor queries.
 */
export type IrrdAnswer =
  | { kind: 'text'; text: string }
  | { kind: 'done' }
  | { kind: 'unknown-key' }
  | { kind: 'failed'; reason: string }

/** The answer that `bytes` begins with and how long it is; `more` where it is not all there yet. */
export type Taken = { kind: 'answer'; answer: IrrdAnswer; bytes: number } | { kind: 'more' } | { kind: 'malformed' }

const lineFeed = 0x0a
// A status line is a letter, a number or a sentence: what goes on for longer is another protocol.
const longestStatus = 1024
const more: Taken = { kind: 'more' }
const malformed: Taken = { kind: 'malformed' }

export function takeAnswer(bytes: Buffer): Taken {
  const end = bytes.indexOf(lineFeed)
  if (end < 0) return bytes.length > longestStatus ? malformed : more
  const status = bytes.toString('latin1', 0, end).replace(/\r$/, '')
  const behind = end + 1
  if (status === 'C') return answered({ kind: 'done' }, behind)
  if (status === 'D') return answered({ kind: 'unknown-key' }, behind)
  if (status.startsWith('F')) return answered({ kind: 'failed', reason: status.slice(1).trim() }, behind)
  const [, length] = /^A(\d{1,9})$/.exec(status) ?? []
  return length === undefined ? malformed : takeText(bytes, behind, Number(length))
}

const answered = (answer: IrrdAnswer, bytes: number): Taken => ({ kind: 'answer', answer, bytes })

/** The text, and behind it the `C` that says that it is whole. */
function takeText(bytes: Buffer, start: number, length: number): Taken {
  const end = start + length
  const close = bytes.indexOf(lineFeed, end)
  if (close < 0) return bytes.length > end + 2 ? malformed : more
  if (bytes.toString('latin1', end, close).replace(/\r$/, '') !== 'C') return malformed
  return answered({ kind: 'text', text: bytes.toString('latin1', start, end) }, close + 1)
}
