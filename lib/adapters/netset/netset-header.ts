/** What the remarks of a FireHOL list say of it: `# firehol_level1`, `# This File Date  : Wed Apr 14 …`. */
import { isoInstant } from '../streams/iso-instant.ts'

export type NetsetHeader = {
  name: string | null
  asOf: string | null
  /** How many lines it announces: `4523 subnets, 612596352 unique IPs`, of a list of single addresses `26485 unique IPs`. */
  entries: number | undefined
  notes: string[]
}

export function readNetsetHeader(remarks: readonly string[]): NetsetHeader {
  const lines = remarks.map((text) => text.replace(/^#\s*/, '').trim()).filter((text) => text !== '')
  const member = (name: string) => lines.find((text) => text.startsWith(name))?.replace(/^[^:]*:\s*/, '')
  const [title = ''] = lines
  const date = member('This File Date')
  const entries = member('Entries')
  // Such a list may hold space that was merely unallocated on its day (fullbogons): whoever reads a hit must know.
  const [, components] = /\(includes: ([^)]+)\)/.exec(lines.join(' ')) ?? []
  return {
    name: /^[a-z0-9][\w.-]*$/i.test(title) ? title : null,
    asOf: date ? isoInstant(Date.parse(date)) : null,
    entries: countEntries(entries),
    notes: [
      ...(entries ? [`The header says ${entries}.`] : []),
      ...(components ? [`Composed of other lists: ${components.split(' ').join(', ')}.`] : []),
    ],
  }
}

function countEntries(told: string | undefined): number | undefined {
  const [, count] = /^(\d{1,9})\b/.exec(told?.replaceAll(/(?<=\d),(?=\d)/g, '') ?? '') ?? []
  return count === undefined ? undefined : Number(count)
}
