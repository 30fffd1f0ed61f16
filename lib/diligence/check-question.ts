/** What a request under /api/check asks: a block, perhaps an ASN, perhaps the moment a page was shown for. */
import { parseAsn } from '#lib/address-space/asn.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { parseCheckableBlock } from './parse-checkable-block.ts'
import { publishProblem } from './publish-problem.ts'

export type CheckQuestion = { block: Prefix; asn: number | null; at: string | null }

/** As scripts read it. */
export type RefusedQuestion = { prefix: string; error: { code: string; message: string } }

type Given = { address: string; length: string; query: URLSearchParams }

export function readCheckQuestion({ address, length, query }: Given): Result<CheckQuestion, RefusedQuestion> {
  const prefix = `${address}/${length}`
  const block = parseCheckableBlock(prefix)
  if (!block.ok) return err({ prefix, error: publishProblem(block.error) })
  const given = query.get('asn')
  const asn = given === null ? null : parseAsn(given)
  if (asn && !asn.ok) return err({ prefix, error: asn.error })
  return ok({ block: block.value, asn: asn?.value ?? null, at: query.get('at') })
}
