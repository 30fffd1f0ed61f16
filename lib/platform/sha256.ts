/** The SHA-256 of a text or of bytes. */
import { createHash } from 'node:crypto'

/** 64 lower-case hex digits; a text is taken in UTF-8. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
