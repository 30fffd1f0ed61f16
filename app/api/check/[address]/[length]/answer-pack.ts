/** What the pack and the paper of a dossier share: the question read, the dossier packed, and the refusals answered. */
import { readCheckQuestion } from '#lib/diligence/check-question.ts'
import type { Pack } from '#lib/diligence/server/make-pack.ts'
import { packDossier } from '#lib/diligence/server/pack-dossier.ts'
import type { Actor } from '#lib/kernel/actor.ts'

type Asked = { actor: Actor; request: Request; params: Promise<{ address: string; length: string }> }

export async function answerPack(
  { actor, request, params }: Asked,
  answer: (pack: Pack) => Response | Promise<Response>,
): Promise<Response> {
  const { address, length } = await params
  const question = readCheckQuestion({ address, length, query: new URL(request.url).searchParams })
  if (!question.ok) return Response.json(question.error, { status: 400 })
  const packed = await packDossier(actor, question.value)
  if (packed.ok) return answer(packed.value)
  const status = packed.error.code === 'unavailable' ? 503 : 400
  return Response.json({ prefix: `${address}/${length}`, error: packed.error }, { status })
}
