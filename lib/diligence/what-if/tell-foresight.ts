import type { Foresight } from './foresee.ts'
import { type Told, tellRoa, tellRoute } from './foresight-words.ts'
import { tellSplit } from './split-words.ts'

/** What comes of a plan, in sentences. */
export function tellForesight(foresight: Foresight): Told[] {
  switch (foresight.kind) {
    case 'roa':
      return tellRoa(foresight)
    case 'route':
      return tellRoute(foresight)
    case 'split':
      return tellSplit(foresight)
  }
}
