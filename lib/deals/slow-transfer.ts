/** A sale between two registries whose transfers take longer than a deal waits: refused before anything is paid. Pure. */

import { explainConfidence } from '#lib/kernel/confidence.ts'
import { formatDuration, longestMs } from '#lib/kernel/duration.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Rir, registryInSentence, rirs } from '#lib/registry/rir.ts'
import { findTransferTime, type TransferTime, typicalDays } from '#lib/registry/transfer-times.ts'
import { sale } from './definitions/sale.ts'

const dayMs = 86_400_000

/** How long money is held while a registry reviews; the same for every sale. */
function reviewWait() {
  const end = sale.deadlines.find(({ state, repeats }) => state === 'submitted' && !repeats)
  invariant(end && end.after !== 'term', 'the review of a sale has an end')
  return end.after
}

/** Why a sale between holders of these two registries is not taken; null where it is. */
export function explainSlowTransfer(from: Rir, to: Rir): string | null {
  const wait = reviewWait()
  const time = findTransferTime(from, to)
  if (time !== null && typicalDays(time) * dayMs <= longestMs(wait)) return null
  const pair = `from ${registryInSentence(from)} to ${registryInSentence(to)}`
  return [
    time === null ? `How long a transfer ${pair} takes was read nowhere.` : `A transfer ${pair} ${sayUsual(time)}.`,
    `The money of a sale is held here for at most ${formatDuration(wait)} of review.`,
    `Name a recipient that is a holder at ${registryInSentence(from)}, or choose a block registered at ${registryInSentence(to)}.`,
  ].join(' ')
}

function sayUsual({ usualDays: { least, most }, source, dateRead, confidence }: TransferTime): string {
  return `usually takes ${least} to ${most} days (${source}; read ${dateRead}, ${explainConfidence(confidence)})`
}

/** The registries whose holders can be the recipients of space from this one. */
export const registriesInReach = (from: Rir): Rir[] => rirs.filter((to) => explainSlowTransfer(from, to) === null)
