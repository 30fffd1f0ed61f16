/** Where sources place a block, as `dotquad location PREFIX --json` prints it. */
import { readCheckQuestion } from '#lib/diligence/check-question.ts'
import { findPublishedLocation } from '#lib/diligence/server/find-location.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/location'>,
): Promise<Response> {
  const actor = visitor()
  const { address, length } = await params
  const question = readCheckQuestion({ address, length, query: new URL(request.url).searchParams })
  if (!question.ok) return Response.json(question.error, { status: 400 })
  const found = await findPublishedLocation(actor, question.value.block)
  if (found.ok) return Response.json(found.value)
  const prefix = `${address}/${length}`
  return Response.json({ prefix, error: found.error }, { status: 503, headers: { 'retry-after': '60' } })
}
