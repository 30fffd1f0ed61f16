/** Has RIPEstat, or its registry, asked about an AS, then shows the page where its answer stands. */
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import type { AsnTopic } from '#lib/diligence/asn/statements/asn-statement.ts'
import { askAutnum } from '#lib/diligence/server/ask-autnum.ts'
import { askNeighbours } from '#lib/diligence/server/ask-neighbours.ts'
import { mayAskAboutAsn } from '#lib/diligence/server/may-ask-about.ts'
import { type Actor, visitor } from '#lib/kernel/actor.ts'
import { asnPath } from '#lib/paths.ts'

/** A POST, so that no link, prefetch or crawler makes a request outside. */
export async function POST(request: Request, { params }: RouteContext<'/api/check/[address]/ask'>): Promise<Response> {
  const actor = visitor()
  const { address: text } = await params
  const asn = parseAsn(text)
  if (!asn.ok) return Response.json({ asn: text, error: asn.error }, { status: 400 })
  const form = new URLSearchParams(await request.text())
  const place = await ask(actor, asn.value, form.get('of') === 'holder' ? 'holder' : 'neighbours')
  if (place === null) return Response.json({ asn: text, error: notOutside }, { status: 404 })
  return new Response(null, { status: 303, headers: { location: `${asnPath(formatAsn(asn.value))}#${place}` } })
}

const notOutside = { code: 'not-outside', message: 'Nobody who is asked from here knows this AS.' }

/** The statement where the answer stands; null where nobody may be asked. */
async function ask(actor: Actor, asn: number, of: 'holder' | 'neighbours'): Promise<AsnTopic | null> {
  if (!mayAskAboutAsn(actor, asn)[of]) return null
  if (of === 'holder') return (await askAutnum(actor, asn)) && 'holder'
  await askNeighbours(actor, asn)
  return 'upstreams'
}
