/**
 * Validated ROA payloads as JSON: rpki-client, stayrtr, Routinator (`json` and `jsonext`), and a bare list.
 *
 * Read as a stream and straight from its bytes. The counts in the metadata are shown and never checked: a
 * validator counts a VRP once a ROA that has it. `expires` is the chain's: it bounds the use of the whole export.
 */
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { type JsonElement, parseElement, readJsonElements, textOf } from '../streams/json-elements.ts'
import type { LineFault } from '../streams/lines.ts'
import { VrpRows, vrpSource } from '../streams/vrp-rows.ts'
import { KnownRecord } from './known-record.ts'
import { parseRecord } from './parse-record.ts'

export const vrpJson: FormatAdapter = {
  format: 'vrp-json',

  recognise(head) {
    if (/^\s*\{/.test(head)) return /"roas"\s*:\s*\[/.test(head)
    const [, first = ''] = /^\s*\[\s*(\{[^{}]*\})/.exec(head) ?? []
    return ['asn', 'prefix', 'maxLength'].every((name) => first.includes(`"${name}"`))
  },

  async read(bytes) {
    const rows = new VrpRows()
    const known = new KnownRecord()
    const members = await readJsonElements(bytes, {
      lists: ['roas'],
      visit(element) {
        const fault = takeElement(rows, element)
        // One that was put together from two chunks starts at 0 and is no different.
        if (!fault && element.start > 0) known.learn(textOf(element))
        return fault
      },
      readKnown(chunk, start, offset) {
        const end = known.read(chunk, start)
        if (end >= 0) takeKnown(rows, known, offset)
        return end
      },
    })
    if (!members.ok) return err({ source: vrpSource, ...members.error })
    const metadata = members.value.get('metadata')
    const facts = isRecord(metadata) ? metadata : {}
    return ok([rows.finish({ asOf: builtAt(facts), notes: countsOf(facts) })])
  },
}

function takeKnown(rows: VrpRows, known: KnownRecord, offset: number): void {
  if (known.isIpv6) {
    rows.skipIpv6()
    return
  }
  const { address, length, asn, ta } = known
  rows.add({ address, length, maxLength: known.maxLength < 0 ? length : known.maxLength, asn, ta, offset })
  rows.noteExpiry(known.expires)
}

function takeElement(rows: VrpRows, element: JsonElement): LineFault | null {
  const parsed = parseElement(element)
  if (!parsed.ok) return parsed.error
  const refuse = (reason: string) => ({ line: element.line, reason: `The record at byte ${element.offset}: ${reason}` })
  const record = parseRecord(parsed.value)
  if (!record.ok) return refuse(record.error)
  for (const vrp of record.value.vrps) {
    const problem = rows.addText({ ...vrp, offset: element.offset })
    if (problem !== null) return refuse(problem)
  }
  rows.noteExpiry(record.value.expires)
  return null
}

type Facts = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Facts => typeof value === 'object' && value !== null

/** rpki-client and stayrtr write `buildtime`; Routinator `generatedTime`, and `generated` in seconds. */
function builtAt({ buildtime, generatedTime, generated }: Facts): string | null {
  const written = buildtime ?? generatedTime
  if (typeof written === 'string') return isoInstant(Date.parse(written))
  return typeof generated === 'number' ? isoInstant(generated * 1000) : null
}

function countsOf(facts: Facts): string[] {
  const counts = ['vrps', 'uniquevrps'].flatMap((name) => (name in facts ? [`${name} ${facts[name]}`] : []))
  return counts.length === 0 ? [] : [`The metadata says ${counts.join(', ')}.`]
}
