/** A set of VRPs as rpki-client and stayrtr print theirs, so that what came over RTR is a file like any other. */
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { VrpSetExport } from '#lib/routing/vrp-feed.ts'
import { isoInstant } from '../streams/iso-instant.ts'

const rowsAtOnce = 4096

/** In pieces: a full set is some 40 MB. Trust anchors are left out, since RTR tells none. */
export function* writeVrpJson({ update, at, usableUntil }: VrpSetExport): Generator<string> {
  const { cache, sessionId, serial, set } = update
  const metadata = { buildtime: isoInstant(at), vrps: set.size, rtr: { cache, session: sessionId, serial } }
  const expires = Math.floor(usableUntil / 1000)
  yield `{\n"metadata": ${JSON.stringify(metadata)},\n"roas": [`
  let rows: string[] = []
  let before = '\n'
  for (const { address, length, maxLength, asn } of set) {
    const prefix = formatPrefix(prefixAt(address, length))
    rows.push(`{ "asn": ${asn}, "prefix": "${prefix}", "maxLength": ${maxLength}, "expires": ${expires} }`)
    if (rows.length < rowsAtOnce) continue
    yield before + rows.join(',\n')
    before = ',\n'
    rows = []
  }
  yield `${rows.length > 0 ? before + rows.join(',\n') : ''}\n]\n}\n`
}
