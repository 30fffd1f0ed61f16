/**
 * The reader's network address. Next appends the socket's own to whatever X-Forwarded-For a client sent, so
 * only the last one is not the client's to choose.
 */
export const readerAddress = (forwardedFor: string | null | undefined): string =>
  forwardedFor?.split(',').at(-1)?.trim() || 'unknown'
