/**
 * Validated ROA payloads as JSON: rpki-client, stayrtr, Routinator (`json` and `jsonext`), and a bare list; beside
 * them, where the export has them, ASPAs and the ends of ROAs.
 *
 * Read as a stream and straight from its bytes. The counts in the metadata are shown and never checked: a
 * validator counts a VRP once a ROA that has it. `expires` is the chain's: it bounds the use of the whole export.
 */
import type { FormatAdapter, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { type JsonElement, parseElement, readJsonElements, textOf } from '../streams/json-elements.ts'
import type { LineFault } from '../streams/lines.ts'
import { VrpRows, vrpSource } from '../streams/vrp-rows.ts'
import { AspaRows } from './aspa-rows.ts'
import { KnownRecord } from './known-record.ts'
import { parseRecord } from './parse-record.ts'
import { RoaEnds } from './roa-ends.ts'

export const vrpJson: FormatAdapter = {
  format: 'vrp-json',

  recognise(head) {
    if (/^\s*\{/.test(head)) return /"roas"\s*:\s*\[/.test(head)
    const [, first = ''] = /^\s*\[\s*(\{[^{}]*\})/.exec(head) ?? []
    return ['asn', 'prefix', 'maxLength'].every((name) => first.includes(`"${name}"`))
  },

  async read(bytes) {
    const products = { rows: new VrpRows(), aspas: new AspaRows(), ends: new RoaEnds() }
    const known = new KnownRecord()
    const members = await readJsonElements(bytes, {
      lists: ['roas', aspaList],
      visit(element) {
        if (element.list === aspaList) return takeAspa(products, element)
        const fault = takeElement(products, element)
        // One that was put together from two chunks starts at 0 and is no different.
        if (!fault && element.start > 0) known.learn(textOf(element))
        return fault
      },
      readKnown(chunk, start, offset) {
        const end = known.read(chunk, start)
        if (end >= 0) takeKnown(products.rows, known, offset)
        return end
      },
    })
    if (!members.ok) return err({ source: vrpSource, ...members.error })
    const metadata = members.value.get('metadata')
    const facts = isRecord(metadata) ? metadata : {}
    return ok(finish(products, facts))
  },
}

const aspaList = 'aspas'

type Products = { rows: VrpRows; aspas: AspaRows; ends: RoaEnds }

/** A validator that counts ASPAs knows of them, also where it found none. */
function finish({ rows, aspas, ends }: Products, facts: Facts): ReadSnapshot[] {
  const asOf = builtAt(facts)
  return [
    rows.finish({ asOf, notes: countsOf(facts) }),
    ...(aspas.isEmpty && !('aspas' in facts) ? [] : [aspas.finish(asOf)]),
    ...(ends.isEmpty ? [] : [ends.finish(asOf)]),
  ]
}

function takeAspa({ aspas }: Products, element: JsonElement): LineFault | null {
  const parsed = parseElement(element)
  if (!parsed.ok) return parsed.error
  aspas.add(parsed.value, element.offset)
  return null
}

function takeKnown(rows: VrpRows, known: KnownRecord, offset: number): void {
  if (known.isIpv6) {
    rows.skipIpv6()
    return
  }
  known.offset = offset
  rows.add(known)
  rows.noteExpiry(known.expires)
}

function takeElement({ rows, ends }: Products, element: JsonElement): LineFault | null {
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
  ends.add(record.value)
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
