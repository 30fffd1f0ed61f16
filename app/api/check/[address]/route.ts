/** The dossier of an AS as JSON: the same object as `dotquad asn AS… --json` prints. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { publishAsnDossier } from '#lib/diligence/asn/asn-dossier.ts'
import { findAsn } from '#lib/diligence/server/find-asn.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(_request: Request, { params }: RouteContext<'/api/check/[address]'>): Promise<Response> {
  const actor = visitor()
  const { address: text } = await params
  const asn = parseAsn(text)
  if (!asn.ok) return Response.json({ asn: text, error: asn.error }, { status: 400 })
  const found = await findAsn(actor, asn.value)
  if (!found.ok)
    return Response.json({ asn: text, error: found.error }, { status: 503, headers: { 'retry-after': '60' } })
  return Response.json(publishAsnDossier(found.value.dossier))
}
