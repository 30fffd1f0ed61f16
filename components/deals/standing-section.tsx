import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type DealCursor, type DealLine, writeCursor } from '#lib/deals/deal-line.ts'
import type { Standing } from '#lib/deals/standing.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { standingDealsPath } from '#lib/paths.ts'
import { DealRows } from './deal-rows.tsx'

export const standingTitles: Record<Standing, string> = {
  yours: 'Needs you now',
  others: 'Waiting on others',
  running: 'Running',
  over: 'Ended',
}

type StandingSectionProps = {
  standing: Standing
  count: number
  lines: readonly DealLine[]
  /** Where the next page begins; null on the last. */
  next: DealCursor | null
}

/** The deals that stand so to the reader, newest first, and the way to older ones. */
export function StandingSection({ standing, count, lines, next }: StandingSectionProps) {
  return (
    <Section title={standingTitles[standing]} note={quantity(count, 'deal')}>
      <DealRows lines={lines} />
      {next && (
        <p className="pt-3">
          <Link href={standingDealsPath(standing, writeCursor(next))}>Older ones, of {formatCount(count)}</Link>
        </p>
      )}
    </Section>
  )
}
