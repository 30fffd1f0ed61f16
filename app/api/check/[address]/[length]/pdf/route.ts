/** The dossier on paper, with the hashes of what it rests on and how its pack is verified. */
import { readCheckQuestion } from '#lib/diligence/check-question.ts'
import { drawDossier } from '#lib/diligence/server/draw-dossier.ts'
import { packDossier } from '#lib/diligence/server/pack-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/pdf'>,
): Promise<Response> {
  const actor = visitor()
  const { address, length } = await params
  const question = readCheckQuestion({ address, length, query: new URL(request.url).searchParams })
  if (!question.ok) return Response.json(question.error, { status: 400 })
  const packed = await packDossier(actor, question.value)
  if (!packed.ok) {
    const status = packed.error.code === 'unavailable' ? 503 : 400
    return Response.json({ prefix: `${address}/${length}`, error: packed.error }, { status })
  }
  return new Response(new Uint8Array(await drawDossier(packed.value)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${packed.value.fileName}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
