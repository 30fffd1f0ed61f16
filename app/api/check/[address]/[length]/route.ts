/** The dossier as JSON: the same object as `dotquad dossier PREFIX --json` prints, under the rules in force here. */
import { readCheckQuestion } from '#lib/diligence/check-question.ts'
import { publishDossier } from '#lib/diligence/publish-dossier.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]'>,
): Promise<Response> {
  const actor = visitor()
  const { address, length } = await params
  const question = readCheckQuestion({ address, length, query: new URL(request.url).searchParams })
  if (!question.ok) return Response.json(question.error, { status: 400 })
  const found = await findDossier(actor, question.value)
  const prefix = `${address}/${length}`
  if (!found.ok) return Response.json({ prefix, error: found.error }, { status: 503, headers: { 'retry-after': '60' } })
  return Response.json(publishDossier(found.value.dossier))
}
