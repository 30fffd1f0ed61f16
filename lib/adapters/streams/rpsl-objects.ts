/**
 * Objects of an RPSL text (RFC 2622 section 2) out of a stream of lines: a blank line ends one, a line that
 * begins with space, tab or + goes on with the attribute before it, # begins a comment, % a server's remark.
 * Knows no class and no attribute by name.
 */
import { quote } from '#lib/kernel/quote.ts'
import { faultAt, type Line, type LineFault, readLines } from './lines.ts'

export type RpslObject = {
  /** Name of the first attribute, which is the object's class. */
  class: string
  /** Values by attribute name in lower case; an attribute may be there several times. */
  attributes: ReadonlyMap<string, readonly string[]>
  /** Where the object stands in the file: its first line, its first byte, and how many it has. */
  line: number
  offset: number
  bytes: number
}

type Draft = {
  class: string
  attributes: Map<string, string[]>
  line: number
  offset: number
  end: number
  last: string[]
}

/** Hands over object after object, until one is at fault or a line is no RPSL. */
export async function readRpslObjects(
  bytes: AsyncIterable<Uint8Array>,
  visit: (object: RpslObject) => LineFault | null,
): Promise<LineFault | null> {
  let draft: Draft | null = null
  const finish = (): LineFault | null => {
    const object = draft
    draft = null
    return object ? visit({ ...object, bytes: object.end - object.offset }) : null
  }
  const fault = await readLines(bytes, (line) => {
    if (line.text.trim() === '') return finish()
    if (/^[#%]/.test(line.text)) return null
    const next = takeAttribute(draft, line)
    if (!next) return faultAt(line, `${quote(line.text)} is no attribute such as "origin: AS64500".`)
    draft = next
    return null
  })
  return fault ?? finish()
}

/** The object with this line added; null if the line is no attribute, nor goes on with one. */
function takeAttribute(draft: Draft | null, line: Line): Draft | null {
  const end = line.offset + line.text.length
  if (/^[ \t+]/.test(line.text)) {
    if (!draft) return null
    draft.last.push(`${draft.last.pop()} ${readValue(line.text.slice(1))}`.trim())
    draft.end = end
    return draft
  }
  const colon = line.text.indexOf(':')
  const name = line.text.slice(0, colon).toLowerCase()
  if (colon < 1 || !/^[\w*-]+$/.test(name)) return null
  const values = draft?.attributes.get(name) ?? []
  values.push(readValue(line.text.slice(colon + 1)))
  const object = draft ?? {
    class: name,
    attributes: new Map(),
    line: line.number,
    offset: line.offset,
    end,
    last: values,
  }
  object.attributes.set(name, values)
  object.last = values
  object.end = end
  return object
}

function readValue(text: string): string {
  const comment = text.indexOf('#')
  return (comment < 0 ? text : text.slice(0, comment)).trim()
}
