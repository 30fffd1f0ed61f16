/** Chooses what to order of a block: a plain form that leads back to the same page with the quote. */
import type { ComponentProps } from 'react'
import { Button, buttonClass } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { type DealType, dealTypes } from '#lib/listings/deal-type.ts'
import type { Listing } from '#lib/listings/listing.ts'
import { type ChoiceProblems, type OrderChoice, writeOrderChoice } from '#lib/listings/order-choice.ts'
import { explainNothingOrderable, listOrderable, type OrderableSize } from '#lib/listings/orderable-parts.ts'
import { sizeOfPart } from '#lib/listings/price.ts'
import type { Quote } from '#lib/listings/quote-part.ts'
import { blockPath, orderPath } from '#lib/paths.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { dealTitles } from './deal-words.ts'
import { QuoteTable } from './quote-table.tsx'

type OrderPanelProps = {
  listing: Listing
  taken: readonly Prefix[]
  choice: OrderChoice
  problems: ChoiceProblems
  /** Null while nothing is chosen, or what is chosen is not to be had: then a problem says so. */
  quote: Quote | null
  rules: RuleSet
}

const mostShown = 32

const wordsOf = (ways: readonly DealType[]): string => ways.map((way) => dealTitles[way].toLowerCase()).join(', ')

export function OrderPanel({ listing, taken, choice, problems, quote, rules }: OrderPanelProps) {
  const { id, terms } = listing
  const sizes = listOrderable(listing, taken, mostShown)
  const offered = dealTypes.filter((type) => sizes.some((size) => size.dealTypes.includes(type)))
  const problem = problems.deal ?? problems.part ?? problems.months
  if (sizes.length === 0)
    return (
      <Section id="order" title="Nothing to order now" className="scroll-mt-12">
        <p>{explainNothingOrderable(listing, taken)}</p>
      </Section>
    )
  return (
    <Section id="order" title="Order a part" className="scroll-mt-12">
      <form action={`${blockPath(id)}#order`} className="grid gap-3.5">
        <DealTypeField offered={offered} preselected={choice.dealType ?? dealTypeFor(sizes, choice.part)} />
        <PartField {...{ sizes, choice }} />
        {terms.lease && offered.includes('lease') && (
          <TextField
            label={`Months, of a lease: ${terms.lease.shortestMonths} to ${terms.lease.longestMonths}`}
            name="months"
            inputMode="numeric"
            defaultValue={String(choice.months ?? terms.lease.shortestMonths)}
          />
        )}
        <TextField
          label="Your ASN; of a lease or rent it will announce the part"
          name="asn"
          placeholder="AS64511"
          defaultValue={choice.asn === null ? '' : formatAsn(choice.asn)}
          error={problems.asn ?? null}
        />
        {problem && (
          <p role="alert" className="border-l-2 border-red pl-3 text-red">
            {problem}
          </p>
        )}
        <div>
          <Button type="submit" kind={quote ? 'plain' : 'primary'}>
            Show what it costs
          </Button>
        </div>
      </form>
      {quote && (
        <ToOrder quote={quote} registry={listing.registry} rules={rules} to={orderPath(id, writeOrderChoice(choice))} />
      )}
    </Section>
  )
}

type DealTypeFieldProps = { offered: readonly DealType[]; preselected: DealType | undefined }

function DealTypeField({ offered, preselected }: DealTypeFieldProps) {
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="float-left w-full pb-1 text-label text-ink2">How</legend>
      {offered.map((type) => (
        <label key={type} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="deal"
            value={type}
            required
            defaultChecked={type === preselected}
            className="accent-accent"
          />
          {dealTitles[type]}
        </label>
      ))}
    </fieldset>
  )
}

type ToOrderProps = ComponentProps<typeof QuoteTable> & { to: string }

/** What the part costs, and the way on. */
function ToOrder({ to, ...quoted }: ToOrderProps) {
  return (
    <div className="grid gap-3 pt-4">
      <QuoteTable {...quoted} />
      <div>
        <a href={to} className={buttonClass('primary', 'large')}>
          Go on to the order
        </a>
        <p className="pt-2 text-label text-ink3">Nothing is taken or paid yet. Ordering needs an account.</p>
      </div>
    </div>
  )
}

/** A kind of deal that the part chosen can be had by, or the part that the form shows first. */
function dealTypeFor(sizes: readonly OrderableSize[], part: Prefix | null): DealType | undefined {
  const size = sizes.find(({ length }) => length === part?.length) ?? sizes[0]
  return size?.dealTypes[0]
}

type PartFieldProps = { sizes: readonly OrderableSize[]; choice: OrderChoice }

/** The free parts of each size on offer; of many the first. */
function PartField({ sizes, choice }: PartFieldProps) {
  const chosen = choice.part && formatPrefix(choice.part)
  const isListed = sizes.some(({ parts }) => parts.some((part) => formatPrefix(part) === chosen))
  return (
    <label className="grid gap-1">
      <span className="text-label text-ink2">Which part, of those that are free now</span>
      <select
        name="part"
        required
        defaultValue={chosen ?? undefined}
        className="data min-h-8 w-full rounded-control border border-edge bg-raise px-2 text-ink"
      >
        {chosen && !isListed && <option value={chosen}>{chosen}</option>}
        {sizes.map(({ length, parts, count, dealTypes: ways }) => (
          <optgroup
            key={length}
            label={`/${length}, ${quantity(sizeOfPart(length), 'address')}, to ${wordsOf(ways)}: ${formatCount(count)} free`}
          >
            {parts.map((part) => (
              <option key={part.address} value={formatPrefix(part)}>
                {formatPrefix(part)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
