/**
 * What an import makes of a catalogue: the snapshots it adds, the refusals it adds, and those that it ends.
 *
 * A refusal that is over stays among the ended ones: a dossier of its time is printed again as it was.
 */
import type { Catalogue, Refusal } from './catalogue-store.ts'
import type { FileOutcome } from './import-file.ts'

/** `root` is the folder's real path, `expected` the source that its files were fetched as. */
export type Occasion = { root: string; at: string; expected: string | null }

const isOf = ({ folder }: Refusal, root: string): boolean => folder === null || folder === root

/** Null when the file changed nothing. */
export function catalogueAfter(
  catalogue: Catalogue,
  outcome: FileOutcome,
  { root, at, expected }: Occasion,
): Catalogue | null {
  const before = catalogue.refusals.filter((one) => isOf(one, root) && one.fileName === outcome.fileName)
  if (outcome.outcome === 'imported') {
    const kept = outcome.snapshots.map((snapshot) => ({ ...snapshot, notes: [...snapshot.notes] }))
    return { ...endRefusals(catalogue, before, at), snapshots: [...catalogue.snapshots, ...kept] }
  }
  if (outcome.outcome === 'refused') {
    const { fileName, sha256 } = outcome
    // What was fetched as a source is its newest file, though it does not get as far as telling so.
    const source = outcome.refusal.source ?? expected
    // The same bytes were refused when they were first read: an import later says nothing new of them.
    const isNews = before[0]?.sha256 !== sha256
    return withRefusal(
      catalogue,
      { ...outcome.refusal, source, folder: root, fileName, sha256 },
      { before, at, isNews },
    )
  }
  // A file that is good again, or no source at all, has no fault any more.
  return before.length > 0 ? endRefusals(catalogue, before, at) : null
}

/** A file that the operator took out of this folder has no fault any more. Nothing is known here of other folders. */
export function withoutGoneFiles(
  catalogue: Catalogue,
  { root, names }: { root: string; names: readonly string[] },
  at: string,
): Catalogue {
  const present = new Set(names)
  const gone = catalogue.refusals.filter((refusal) => isOf(refusal, root) && !present.has(refusal.fileName))
  return endRefusals(catalogue, gone, at)
}

/** `over` are refusals of this catalogue. Of one without a source, or that stood no moment, no dossier ever told. */
export function endRefusals(catalogue: Catalogue, over: readonly Refusal[], until: string): Catalogue {
  if (over.length === 0) return catalogue
  const told = over.filter(({ source, since, at }) => source !== null && Date.parse(since ?? at) < Date.parse(until))
  return {
    ...catalogue,
    refusals: catalogue.refusals.filter((refusal) => !over.includes(refusal)),
    ended: [...catalogue.ended, ...told.map((refusal) => ({ ...refusal, until }))],
  }
}

/** `before` are the refusals of the same file; `isNews` where the publisher may say something else in it now. */
type Refusing = { before: readonly Refusal[]; at: string; isNews: boolean }

/**
 * It goes on since its first try only where nothing of the source was read meanwhile, under whatever name: else it
 * begins anew, and the one before ends.
 */
export function withRefusal(
  catalogue: Catalogue,
  told: Omit<Refusal, 'since' | 'at'>,
  { before, at, isNews }: Refusing,
): Catalogue {
  const last = before.find(({ source }) => source === told.source)
  const goesOn = last !== undefined && !(isNews && wasReadSince(catalogue, last))
  const over = goesOn ? before.filter((refusal) => refusal !== last) : before
  const { refusals, ...rest } = endRefusals(catalogue, over, at)
  const times = goesOn ? { since: last.since ?? last.at, at: isNews ? at : last.at } : { since: at, at }
  return { ...rest, refusals: [...refusals.filter((refusal) => refusal !== last), { ...told, ...times }] }
}

const wasReadSince = ({ snapshots }: Catalogue, { source, at }: Refusal): boolean =>
  snapshots.some((snapshot) => snapshot.source === source && Date.parse(snapshot.fetchedAt) >= Date.parse(at))
