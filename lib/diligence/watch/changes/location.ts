/** Sources that place the block in other countries than before. Regions and cities come and go too often to be told. */
import { sourceOf } from '../../source-catalogue.ts'
import { type Change, changeOf } from '../change.ts'
import type { PlaceFact } from '../places.ts'
import type { TwoMoments } from '../two-moments.ts'

export function compareLocation({ before, after }: TwoMoments): Change[] {
  if (!(before.places && after.places)) return []
  return [...after.places].flatMap(([source, fresh]) => {
    const old = before.places?.get(source)
    // A source that came is no move of the block.
    return old === undefined || old.says === fresh.says ? [] : [tell(old, fresh)]
  })
}

function tell(old: PlaceFact, { says, source, kind }: PlaceFact): Change {
  const { title } = sourceOf(source, kind)
  const told = { subject: `location ${source}`, before: old.says || null, after: says || null, source }
  if (says === '') return changeOf('location-dropped', { ...told, sentence: `${title} no longer places it.` })
  if (old.says === '') return changeOf('location-added', { ...told, sentence: `${title} places it in ${says}.` })
  return changeOf('location-moved', { ...told, sentence: `${title} places it in ${says}; before in ${old.says}.` })
}
