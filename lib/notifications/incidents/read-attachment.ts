/** What may be attached to a case: a log, which is text, and no more than a list would read. */
import { err, ok, type Result } from '#lib/kernel/result.ts'

export const largestAttachment = 512 * 1024
export const mostAttachments = 10

export type GivenFile = { name: string; content: Uint8Array }

/** The name without folders and signs that a header or a disk might misread. */
export function readAttachment({ name, content }: GivenFile): Result<GivenFile, string> {
  if (content.length === 0) return err('The file is empty: choose a log with something in it.')
  if (content.length > largestAttachment)
    return err(
      `The file has ${content.length.toLocaleString('en')} bytes, and a log may have ${largestAttachment.toLocaleString('en')}: cut it to the time in question.`,
    )
  if (!isText(content)) return err('The file is no text in UTF-8: attach the log itself, unpacked.')
  const base = name.split(/[/\\]/).at(-1) ?? ''
  // Cut first: what the cut leaves in front may be a sign too.
  const safe = base
    .replace(/[^\w.-]+/g, '_')
    .slice(-100)
    .replace(/^[^A-Za-z0-9]+/, '')
  return ok({ name: safe === '' ? 'log.txt' : safe, content })
}

/** UTF-8 through and through, without the control characters that only binary files have. */
function isText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return ![...text].some((sign) => sign < ' ' && !'\t\n\r\f\u001b'.includes(sign))
  } catch (error) {
    // The decoder tells what is not UTF-8 by throwing.
    if (error instanceof TypeError) return false
    throw error
  }
}
