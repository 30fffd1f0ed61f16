import { Link } from '#components/ui/link.tsx'
import { quantity } from '#lib/diligence/statements/wording.ts'
import type { Loosening } from '#lib/listings/search-constraints.ts'
import { writeSearchQuery } from '#lib/listings/search-query.ts'
import { blocksPath, blocksSearchPath } from '#lib/paths.ts'

/** Nothing found: which constraint keeps how many blocks away. */
export function EmptyResult({ loosenings }: { loosenings: readonly Loosening[] }) {
  if (loosenings.length === 0) return <p className="border-t-[1.5px] border-ink pt-3">Nothing is on offer here now.</p>
  const helpful = loosenings.filter(({ found }) => found > 0)
  return (
    <div className="grid gap-3 border-t-[1.5px] border-ink pt-3">
      <p>
        {helpful.length > 0
          ? 'No block matches all of it. Leaving one thing out would find:'
          : 'No block matches, and leaving out any one thing would still find none.'}
      </p>
      <ul className="max-w-prose">
        {helpful.map(({ constraint, found }) => (
          <li key={constraint.name} className="flex flex-wrap justify-between gap-x-4 border-t border-rule py-2">
            <Link href={blocksSearchPath(writeSearchQuery(constraint.without))}>Without “{constraint.words}”</Link>
            <span className="data">{quantity(found, 'block')}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={blocksPath}>Show every block</Link>
      </p>
    </div>
  )
}
