/** The port to DNS: one question, one answer. That nobody answered is an answer of its own, and never "no such name". */

export type DnsFailure =
  | 'timeout'
  | 'unreachable'
  /** What came back was no answer to the question, or could not be read. */
  | 'malformed'
  | 'servfail'
  | 'refused'
  /** The server neither knows the zone nor asks others about it: it points elsewhere. */
  | 'lame'
  /** Any other response code. */
  | 'error'

export type DnsAnswer =
  /** The name exists. Addresses as unsigned integers; none where it has no A record. */
  | { state: 'answered'; addresses: readonly number[] }
  | { state: 'no-such-name' }
  | { state: 'failed'; reason: DnsFailure }

export type DnsClient = {
  /** Whom it asks, as evidence names it: `127.0.0.1:53`. */
  readonly server: string
  /** The A records of a name. Never throws for what a network can do. */
  ask(name: string): Promise<DnsAnswer>
  /** Ends what is under way as failed. */
  close(): void
}

const failureWords: Record<DnsFailure, string> = {
  timeout: 'no answer came in time',
  unreachable: 'the resolver cannot be reached',
  malformed: 'the answer could not be read',
  servfail: 'the resolver got no answer (SERVFAIL)',
  refused: 'the question was refused (REFUSED)',
  lame: 'the resolver knows nothing of the zone',
  error: 'the resolver answered with an error',
}

/** A clause for a sentence. */
export const explainFailure = (reason: DnsFailure): string => failureWords[reason]
