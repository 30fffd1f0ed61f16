/**
 * Repeatable chance. Each label has a stream of its own, so a new draw in one place changes no other place.
 * Good enough to scatter a fictional Internet; never for secrets.
 */
import { invariant } from '#lib/kernel/invariant.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'

export type Random = {
  /** A whole number from `low` to `high`, both inclusive. */
  between(low: number, high: number): number
  /** True in `percent` of 100 draws. */
  chance(percent: number): boolean
  pick<T>(choices: readonly T[]): T
}

/** The stream of this label in the world of this seed. */
export function randomOf(seed: string, label: string): Random {
  const draw = mulberry32(hashOf(`${seed}/${label}`))
  const between = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1))
  return {
    between,
    chance: (percent) => draw() * 100 < percent,
    pick(choices) {
      const choice = choices[between(0, choices.length - 1)]
      invariant(choice !== undefined, 'a pick has something to choose from')
      return choice
    },
  }
}

/** 32 bits that depend on every character: FNV-1a, then a finish that spreads the last ones too. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A second of a day that always goes with this text: times of day need not be drawn. */
export function secondOfDay(text: string): number {
  return hashOf(text) % 86_400
}
