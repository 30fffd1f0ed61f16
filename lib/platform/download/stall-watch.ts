/**
 * Ends a download that goes on too long, stands still, or drips.
 *
 * A server that sends a byte now and then is never silent, so what counts is a piece of some size: one must come
 * within the limit, and the answer's head is the first.
 */
export type Patience = {
  /** For everything, retries and waits included. */
  wholeMs: number
  /** For the head of an answer, and then for each piece. */
  stallMs: number
}

const pieceBytes = 16 * 1024

export type StallWatch = {
  signal: AbortSignal
  /** Tells it that bytes have come; gives them a new term once a piece is complete. */
  received(bytes: number): void
  stop(): void
}

/** `whole` is aborted when the time for everything is over. */
export function watchStall(whole: AbortSignal, stallMs: number): StallWatch {
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(), stallMs)
  let inPiece = 0
  return {
    signal: AbortSignal.any([whole, stalled.signal]),
    received(bytes) {
      inPiece += bytes
      if (inPiece < pieceBytes) return
      inPiece = 0
      timer.refresh()
    },
    stop: () => clearTimeout(timer),
  }
}
