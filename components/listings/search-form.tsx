/** The catalogue's filters: a plain form, so that a search is an address and needs no script. */
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import type { FacetCounts } from '#lib/listings/facet-counts.ts'
import { writeRate } from '#lib/listings/rate.ts'
import { pricedDeal, type QueryProblem, type SearchQuery } from '#lib/listings/search-query.ts'
import { blocksPath } from '#lib/paths.ts'
import { FacetGroups } from './facet-groups.tsx'

type SearchFormProps = {
  query: SearchQuery
  problems: readonly QueryProblem[]
  counts: FacetCounts
  listTitles: ReadonlyMap<string, string>
  dnsLists: ReadonlySet<string>
}

export function SearchForm(props: SearchFormProps) {
  const { query } = props
  const chosen = query.filters.length
  return (
    // Where there is room the filters stand open without a summary; a browser that cannot do that keeps the disclosure.
    <Disclosure
      className="lg:details-content:block lg:details-content:[content-visibility:visible] lg:supports-[selector(::details-content)]:[&>summary]:hidden"
      summary={
        <span className="font-medium">
          Filters{chosen > 0 && <span className="text-ink3"> {formatCount(chosen)} groups set</span>}
        </span>
      }
      summaryClassName="inline-flex min-h-10 items-center gap-2 rounded-control border border-edge bg-raise px-3"
    >
      <Fields {...props} />
    </Disclosure>
  )
}

function Fields({ query, problems, counts, listTitles, dnsLists }: SearchFormProps) {
  const fieldOf = (name: string, value: string) => {
    const problem = problems.find(({ field }) => field === name)
    return { name, defaultValue: problem?.typed ?? value, error: problem?.message ?? null }
  }
  const { price, inside, contains, sort, view } = query
  const unit =
    pricedDeal(query) === 'lease' || pricedDeal(query) === 'rent' ? 'USD an address a month' : 'USD an address'
  return (
    <form action={blocksPath} aria-label="Filters" className="grid grid-cols-[minmax(0,1fr)] gap-4 max-lg:pt-4">
      {sort !== 'newest' && <input type="hidden" name="sort" value={sort} />}
      {view !== 'table' && <input type="hidden" name="view" value={view} />}
      <Button type="submit" kind="primary">
        Show blocks
      </Button>
      <FacetGroups {...{ query, counts, listTitles, dnsLists }} />
      <fieldset className="grid gap-2 border-t border-rule pt-2">
        <legend className="float-left font-strong">Price</legend>
        <TextField
          label={`From, ${unit}`}
          inputMode="decimal"
          {...fieldOf('price-from', price.from === null ? '' : writeRate(price.from))}
        />
        <TextField
          label={`To, ${unit}`}
          inputMode="decimal"
          {...fieldOf('price-to', price.to === null ? '' : writeRate(price.to))}
        />
      </fieldset>
      <fieldset className="grid gap-2 border-t border-rule pt-2">
        <legend className="float-left font-strong">Place in the address space</legend>
        <TextField
          label="Inside this prefix"
          placeholder="240.0.0.0/12"
          {...fieldOf('inside', inside ? formatPrefix(inside) : '')}
        />
        <TextField
          label="Contains this prefix"
          placeholder="240.0.1.0/24"
          {...fieldOf('contains', contains ? formatPrefix(contains) : '')}
        />
      </fieldset>
      <label className="flex min-h-6 items-center gap-2 border-t border-rule pt-3">
        <input type="checkbox" name="free" value="1" defaultChecked={query.freeOnly} className="accent-accent" />
        <span className="flex-1">Something free now</span>
        <span className="data text-ink3">{formatCount(counts.free)}</span>
      </label>
      <Button type="submit">Show blocks</Button>
    </form>
  )
}
