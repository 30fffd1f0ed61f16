/** What of a deal's event is hashed, and how each is chained to the one before. */
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'

/** An event as it is stored; evidence as JSON. */
export type RecordedEvent = {
  readonly dealId: string
  /** From 1, without a gap. */
  readonly seq: number
  readonly command: string
  readonly from: string
  readonly to: string
  readonly party: string
  /** A user's id, or a job of the house. */
  readonly actor: string
  readonly at: Date
  readonly evidence: { readonly [kind: string]: Json }
}

export type ChainedEvent = RecordedEvent & { readonly prevHash: string; readonly hash: string }

/** The text whose SHA-256 is the event's hash. */
export function describeEvent(prevHash: string, event: RecordedEvent): string {
  const { dealId, seq, command, from, to, party, actor, at, evidence } = event
  return prevHash + canonicalJson({ dealId, seq, command, from, to, party, actor, at: at.toISOString(), evidence })
}

export type ChainFault = { readonly seq: number; readonly message: string }

/**
 * The first event at which the chain is broken; null for a sound one. `start` is the hash of the definition,
 * `head` what the deal says its last event's hash is.
 */
export function findChainFault(
  events: readonly ChainedEvent[],
  { start, head, hashOf }: { start: string; head: string; hashOf: (text: string) => string },
): ChainFault | null {
  let previous = start
  for (const [index, event] of events.entries()) {
    const { seq } = event
    if (seq !== index + 1) return { seq, message: `Event ${index + 1} is missing.` }
    if (event.prevHash !== previous) return { seq, message: `Event ${seq} does not follow the one before it.` }
    if (hashOf(describeEvent(previous, event)) !== event.hash)
      return { seq, message: `Event ${seq} is not what was written.` }
    previous = event.hash
  }
  return previous === head ? null : { seq: events.length, message: 'The last events are missing.' }
}
