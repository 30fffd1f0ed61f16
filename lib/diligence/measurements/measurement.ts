/**
 * A fact about a block that a deal may rest on, read from one source at one moment, with where it was read.
 *
 * Four answers, never merged: a guard that asks for a fact is satisfied by `found` alone.
 */
import type { DossierSource } from '../dossier.ts'

export type Reading = {
  source: string
  /** Of when the source speaks; null where it tells no time. */
  asOf: string | null
  /** Of the file it was read from; null for a service that was asked. */
  sha256: string | null
}

export type Measured<T> = Reading &
  (
    | { answer: 'found'; value: T }
    | { answer: 'nothing-found' }
    | { answer: 'failed'; reason: string }
    | { answer: 'not-checked'; reason: string }
  )

/** A holder as one source has it: of a registration that holds the whole block. */
export type RegisteredHolder = {
  registry: string | null
  /** The registry's own id of the holder: RDAP's handle, or the id of delegated statistics. */
  holderId: string | null
  name: string | null
  /** Dotted. */
  start: string
  end: string
  /** Whether the registration is exactly the block. */
  exact: boolean
}

const readingOf = ({ source, asOf, sha256 }: DossierSource): Reading => ({ source, asOf, sha256 })

/**
 * What one source says: `read` gives null where it has nothing. A source whose newest file is older than its limit was
 * read, but what it says is not of now: that counts as failed.
 */
export function measureIn<T>(source: DossierSource, read: () => T | null): Measured<T> {
  const reading = readingOf(source)
  switch (source.status) {
    case 'not-configured':
      return { ...reading, answer: 'not-checked', reason: 'No file of this source was imported.' }
    case 'failed':
      return { ...reading, answer: 'failed', reason: 'The last file of this source was refused.' }
    case 'stale':
      return { ...reading, answer: 'failed', reason: 'The newest file of this source is too old.' }
    case 'observed': {
      const value = read()
      return value === null ? { ...reading, answer: 'nothing-found' } : { ...reading, answer: 'found', value }
    }
  }
}
