/** What whoever asked for a watch is answered: that nothing can be told of a block that nothing is known of. */

export function sayWatched(name: string, { isNew, isKnownHere }: { isNew: boolean; isKnownHere: boolean }): string {
  const begins = isNew ? `${name} is watched from now on` : `${name} was watched already; how you are told is changed`
  if (!isKnownHere)
    return `${begins}. But no file that is followed here says anything of it, so that nothing can be told of it until one does.`
  return isNew ? `${begins}: the next files that differ are told.` : `${begins}.`
}
