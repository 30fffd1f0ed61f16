/**
 * One statement of the check page: what a dossier means for the person who asks, and how we know.
 *
 * Severity says what it means, the answers say how we know; neither ever stands for the other.
 */
import type { Answer } from '#lib/kernel/answer.ts'
import type { SourceStatus } from '../dossier.ts'
import type { ReadingFault } from '../reading-fault.ts'

export type Severity = 'blocker' | 'warning' | 'notice' | 'good'

export type Topic =
  | 'special-purpose'
  | 'holder'
  | 'sale'
  | 'lease'
  | 'routing'
  | 'before'
  | 'more-specifics'
  | 'your-asn'
  | 'rpki'
  | 'blocklists'
  | 'dns-blocklists'
  | 'route-objects'
  | 'cloud-fit'
  | 'location'
  | 'holder-changes'
  | 'rdns'

/** A source a statement rests on. `ageDays` counts from its as-of day to the moment asked about; null when undated. */
export type Basis = {
  source: string
  title: string
  status: SourceStatus
  asOf: string | null
  ageDays: number | null
  /** Since when no newer file of it can be read, and why. */
  fault?: ReadingFault
  /** Its file has fewer entries than it says itself: what it is silent of was not answered. */
  cut?: { has: number; of: number }
}

/** An answer inside a table, with its reason where it has one. */
export type AnswerCell = { answer: Answer; why: string | null /** In place of the answer's own word. */; word?: string }
export type Cell = string | number | null | AnswerCell

/** `data` is set in the mono face (prefixes, ASNs, dates), `number` is right-aligned, `text` is language. */
/** `prefix` and `asn` are data that have a page of their own here, where the cell is one. */
export type FactColumn = { title: string; holds: 'text' | 'data' | 'prefix' | 'asn' | 'number' | 'answer' }
/** `total` is how many rows there are, where only the first of them stand here. */
export type FactTable = { columns: readonly FactColumn[]; rows: readonly (readonly Cell[])[]; total?: number }

export type AnswerCount = { answer: Answer; count: number | null }

/** About a block, unless its topics are those of something else. */
export type Statement<T extends string = Topic> = {
  topic: T
  title: string
  severity: Severity
  answers: readonly AnswerCount[]
  /** One or two plain sentences with figures. */
  text: string
  /** A clause for the verdict, lower case and without a full stop; null where it never leads. */
  headline: string | null
  basis: readonly Basis[]
  /** What was counted, e.g. `16,384 addresses on 2 lists`; null where nothing was asked. */
  asked: string | null
  facts: FactTable | null
  /** The page below that of the block where its facts stand, in place of a table there. */
  page?: 'cloud' | 'conflicts' | 'location' | 'rdns'
  /** It rests on answers of services, kept here: asked again they may differ, and no file recomputes them. */
  isOfKeptAnswers?: true
}
