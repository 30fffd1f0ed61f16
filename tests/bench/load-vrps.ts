/** Our side of the RPKI benchmarks, loaded from an export. */
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'

/** The columns of our index. */
export async function readColumns(text: AsyncIterable<Uint8Array>): Promise<Columns> {
  const read = await vrpJson.read(text, { name: 'vrps.json', listName: null })
  invariant(read.ok && read.value[0], 'the export is one')
  return read.value[0].columns
}
