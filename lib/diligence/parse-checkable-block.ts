import { formatPrefix, type Prefix, type PrefixProblem, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, type Result } from '#lib/kernel/result.ts'

/**
 * A /8 is the largest block a registry was ever given, and its page lists what a reader can still read.
 * Above it one request would answer with a good part of the Internet.
 */
export const widestOnline = 8

export type CheckableProblem = Omit<PrefixProblem, 'code'> & { readonly code: PrefixProblem['code'] | 'too-wide' }

/** Reads a prefix that the web answers: any of /8 or longer. The command line takes the wider ones too. */
export function parseCheckableBlock(text: string): Result<Prefix, CheckableProblem> {
  const block = parsePrefix(text)
  if (!block.ok || block.value.length >= widestOnline) return block
  const message = `${formatPrefix(block.value)} is wider than /${widestOnline}, the widest block checked here; for wider ones use the command line: dotquad dossier ${formatPrefix(block.value)}.`
  return err({ code: 'too-wide', message, suggestions: [] })
}
