/** Both sides of the RPKI benchmarks, loaded from one export: our index and rpki-validator. */
import RpkiValidator from 'rpki-validator'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'

/** The columns of our index. */
export async function readColumns(text: AsyncIterable<Uint8Array>): Promise<Columns> {
  const read = await vrpJson.read(text, { name: 'vrps.json', listName: null })
  invariant(read.ok && read.value[0], 'the export is one')
  return read.value[0].columns
}

export async function loadPeer(text: Buffer): Promise<RpkiValidator> {
  const peer = new RpkiValidator({
    connector: 'external',
    defaultRpkiApi: null,
    axios: () => Promise.reject(new Error('the peer asks nobody')),
  })
  const { roas } = JSON.parse(text.toString('latin1'))
  peer.setVRPs(roas.filter(({ prefix }: { prefix: string }) => !prefix.includes(':')))
  await peer.preCache()
  return peer
}
