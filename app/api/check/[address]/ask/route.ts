/** Has RIPEstat asked about an AS, then shows the page where its answer stands. */
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import { askNeighbours } from '#lib/diligence/server/ask-neighbours.ts'
import { mayAskAboutAsn } from '#lib/diligence/server/may-ask-about.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { asnPath } from '#lib/paths.ts'

/** A POST, so that no link, prefetch or crawler makes a request outside. */
export async function POST(_request: Request, { params }: RouteContext<'/api/check/[address]/ask'>): Promise<Response> {
  const actor = visitor()
  const { address: text } = await params
  const asn = parseAsn(text)
  if (!asn.ok) return Response.json({ asn: text, error: asn.error }, { status: 400 })
  if (!mayAskAboutAsn(actor, asn.value)) {
    return Response.json({ asn: text, error: notOutside }, { status: 404 })
  }
  await askNeighbours(actor, asn.value)
  return new Response(null, { status: 303, headers: { location: `${asnPath(formatAsn(asn.value))}#upstreams` } })
}

const notOutside = { code: 'not-outside', message: 'Nobody who is asked from here knows this AS.' }
