/** A line of a geofeed as its fields: comma-separated as in RFC 4180, everything from `#` on a comment (RFC 8805 2.1). */

export type SplitLine =
  | { kind: 'blank' }
  | { kind: 'comment'; text: string }
  | { kind: 'entry'; fields: readonly string[]; isClosed: boolean }

export function splitLine(text: string): SplitLine {
  const hash = text.indexOf('#')
  // What stands between the last field and a comment belongs to neither.
  const entry = hash < 0 ? text : text.slice(0, hash).trimEnd()
  if (entry.trim() !== '') return { kind: 'entry', ...splitFields(entry) }
  return hash < 0 ? { kind: 'blank' } : { kind: 'comment', text: text.slice(hash) }
}

/** `isClosed` is false where a quoted field has no end. */
function splitFields(text: string): { fields: string[]; isClosed: boolean } {
  if (!text.includes('"')) return { fields: text.split(','), isClosed: true }
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '"' && isQuoted && text[index + 1] === '"') {
      field += character
      index++
    } else if (character === '"') isQuoted = !isQuoted
    else if (character === ',' && !isQuoted) {
      fields.push(field)
      field = ''
    } else field += character
  }
  return { fields: [...fields, field], isClosed: !isQuoted }
}
