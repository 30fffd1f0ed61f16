/** The dossier as JSON: the same object as `dotquad dossier PREFIX --json` prints. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { publishDossier } from '#lib/diligence/publish-dossier.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]'>,
): Promise<Response> {
  const actor = visitor()
  const { address, length } = await params
  const prefix = `${address}/${length}`
  const block = parseCheckableBlock(prefix)
  if (!block.ok) return Response.json({ prefix, error: publishProblem(block.error) }, { status: 400 })
  const given = new URL(request.url).searchParams.get('asn')
  const asn = given === null ? null : parseAsn(given)
  if (asn && !asn.ok) return Response.json({ prefix, error: asn.error }, { status: 400 })
  const found = await findDossier(actor, { block: block.value, asn: asn?.value ?? null })
  if (!found.ok) return Response.json({ prefix, error: found.error }, { status: 503, headers: { 'retry-after': '60' } })
  return Response.json(publishDossier(found.value.dossier))
}
