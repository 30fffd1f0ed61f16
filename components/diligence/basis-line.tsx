import { Mono } from '#components/ui/mono.tsx'
import { isPastAge, sumUpFaults } from '#lib/diligence/statements/fault-words.ts'
import { ageOf } from '#lib/diligence/statements/standing.ts'
import type { Basis } from '#lib/diligence/statements/statement.ts'

/** Which sources a statement rests on, and of which days. */
export function BasisLine({ basis }: { basis: readonly Basis[] }) {
  const asked = basis.filter(({ status }) => status === 'observed' || status === 'stale')
  const [first] = asked
  const fault = sumUpFaults(basis)
  if (!first) return <span className="text-label text-ink3 max-md:hidden">{fault ?? 'no source'}</span>
  const stale = asked.filter(isPastAge)
  return (
    <span className="text-label text-ink3 max-md:col-[2/-1] max-md:flex max-md:flex-wrap max-md:gap-x-2.5">
      <span className="block">
        {first.title}
        {asked.length > 1 && ` and ${asked.length - 1} more`}
      </span>
      <Mono className="block">{daysOf(asked)}</Mono>
      {stale.length > 0 && <span className="block text-amber">{explainStale(stale)}</span>}
      {fault && <span className="block text-amber">{fault}</span>}
    </span>
  )
}

/** `stale, 30 days old`, `4 stale, up to 30 days old` */
function explainStale(stale: readonly Basis[]): string {
  const ages = stale.flatMap(({ ageDays }) => ageDays ?? [])
  const oldest = ages.length === 0 ? 'undated' : ageOf(Math.max(...ages))
  return stale.length === 1 ? `stale, ${oldest}` : `${stale.length} stale, up to ${oldest}`
}

/** Never one date for sources of different days. */
function daysOf(asked: readonly Basis[]): string {
  const days = [...new Set(asked.map(({ asOf }) => asOf?.slice(0, 10) ?? 'undated'))].sort()
  return days.length <= 1 ? (days[0] ?? 'undated') : `${days[0]} to ${days.at(-1)}`
}
