/** Why a file was not fetched, in a word for programs and a sentence for the operator. */
import { err, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'

export type DownloadProblem = {
  /** `disk-full` is ours: nothing is wrong with the source. */
  reason: Unanswered | 'disk-full'
  sentence: string
  /** What the server asked to wait, where it did. */
  retryAfterMs: number | null
  /** Whether asking again soon may help. */
  mayPass: boolean
}

export const problem = (
  reason: DownloadProblem['reason'],
  sentence: string,
  more: Partial<Pick<DownloadProblem, 'retryAfterMs' | 'mayPass'>> = {},
): Result<never, DownloadProblem> => err({ reason, sentence, retryAfterMs: null, mayPass: false, ...more })

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

/** OpenSSL's names for a certificate that proves nothing, as Node gives them. */
const certificateFaults =
  /^(?:ERR_TLS_CERT|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH)/

/** What a failed call of the network or the file system means; throws what is neither. */
export function problemOf(error: unknown, host: string): Result<never, DownloadProblem> {
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT'].includes(code)) return problem('disk-full', 'The disk is full.')
  // A file of ours that cannot be written is no fault of the source.
  if (error instanceof Error && 'path' in error) throw error
  if (certificateFaults.test(code))
    return problem('unreachable', `${host} shows a certificate that is not to be trusted (${code}).`)
  if (/^(?:E[A-Z_]+|HPE_\w+)$/.test(code)) {
    return problem('unreachable', `The connection to ${host} failed or broke off (${code}).`, { mayPass: true })
  }
  throw error
}
