/** What people hand in with a move: each kind of evidence as a form sends it, and what is wrong with it. */
import { z } from 'zod'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { DealEvidence, EvidenceKind } from './vocabulary.ts'

const text = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .transform((value) => value.replaceAll('\r\n', '\n'))
    .pipe(
      z
        .string()
        .min(1, { error: missing })
        .max(most, { error: `Use at most ${most} characters.` }),
    )

/** By the name of the field, which is the kind of the evidence. What only the house can know is in none. */
const fields = {
  reason: text(2000, 'Say why; it stays in the record of the deal.').transform((value) => ({ text: value })),
  signature: text(200, 'Type your full name.').transform((name) => ({ name })),
  'registry-ticket': text(100, 'Give the number that the registry gave your request.').transform((number) => ({
    number,
  })),
  'preapproval-ticket': text(100, 'Give the number of the registry’s approval.').transform((number) => ({ number })),
} as const satisfies Partial<Record<EvidenceKind, z.ZodType>>

export type TypedEvidence = keyof typeof fields

export const isTyped = (kind: EvidenceKind): kind is TypedEvidence => Object.hasOwn(fields, kind)

/** The typed evidence of these kinds, or a sentence for each field that has to change. */
export function readEvidence(
  kinds: readonly EvidenceKind[],
  values: Readonly<Record<string, string>>,
): Result<DealEvidence, Readonly<Record<string, string>>> {
  const evidence: Partial<Record<EvidenceKind, { [name: string]: string }>> = {}
  const problems: Record<string, string> = {}
  for (const kind of kinds.filter(isTyped)) {
    const read = fields[kind].safeParse(values[kind])
    if (read.success) evidence[kind] = read.data
    else problems[kind] = read.error.issues[0]?.message ?? 'This cannot be read.'
  }
  return Object.keys(problems).length === 0 ? ok(evidence) : err(problems)
}
