/** The dossier with the rows and records it rests on, signed: what `dotquad pack PREFIX` writes. */
import { readCheckQuestion } from '#lib/diligence/check-question.ts'
import { packDossier } from '#lib/diligence/server/pack-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'

export async function GET(
  request: Request,
  { params }: RouteContext<'/api/check/[address]/[length]/pack'>,
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
  const { file, fileName } = packed.value
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${fileName}.tar"`,
      'cache-control': 'no-store',
    },
  })
}
