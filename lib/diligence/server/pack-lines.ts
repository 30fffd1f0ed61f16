/** Lines of JSON that each carry their own check, so that a changed one is found among a hundred thousand. */
import { sha256 } from '#lib/platform/sha256.ts'

const checkDigits = 16
const checkOf = (body: string) => sha256(body).slice(0, checkDigits)

export const printLines = (values: readonly object[]): string =>
  values
    .map((value) => {
      const body = JSON.stringify(value)
      return `{"check":"${checkOf(body)}",${body.slice(1)}\n`
    })
    .join('')

const lineForm = /^\{"check":"([0-9a-f]{16})",(.*)$/

/** Number of the first line, from 1, that is not as it was written; null where each is. */
export function findChangedLine(text: string): number | null {
  const lines = text.split('\n')
  const changed = lines.slice(0, -1).findIndex((line) => {
    const [, check, body] = lineForm.exec(line) ?? []
    return body === undefined || checkOf(`{${body}`) !== check
  })
  if (changed !== -1) return changed + 1
  return lines.at(-1) === '' ? null : lines.length
}
