'use client'

import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { inputClass, TextField } from '#components/ui/text-field.tsx'
import { dealTypes } from '#lib/listings/deal-type.ts'
import { fieldOfUse, priceField } from '#lib/listings/offer-input.ts'
import { leaseMonths, longestNote, type PermittedUse, permittedUses } from '#lib/listings/terms.ts'
import { dealTitles, perTime } from './deal-words.ts'

type OfferFormProps = {
  action: FormAction
  listingId: string
  currency: string
  partLengths: readonly number[]
  /** What stands now, by the names of the fields. */
  standing: Readonly<Record<string, string>>
}

/** Prices per address by kind of deal and size of part, and terms. */
export function OfferForm({ action, listingId, currency, partLengths, standing }: OfferFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { problems } = state
  const standingAt = (field: string) => (state.status === 'refused' ? state.values[field] : standing[field])
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="id" value={listingId} />
      <PriceGrid {...{ currency, partLengths, problems, standingAt }} />
      <div className="grid max-w-prose grid-cols-2 gap-4">
        <TextField
          label="Shortest lease, months"
          name="shortest"
          inputMode="numeric"
          defaultValue={standingAt('shortest') ?? String(leaseMonths.shortest)}
          error={problems.shortest ?? null}
        />
        <TextField
          label="Longest lease, months"
          name="longest"
          inputMode="numeric"
          defaultValue={standingAt('longest') ?? '12'}
          error={problems.longest ?? null}
        />
      </div>
      <UseBoxes isPermitted={(use) => standingAt(fieldOfUse(use)) === 'yes'} />
      <div className="max-w-prose">
        <TextArea
          label="A note to buyers"
          name="note"
          maxLength={longestNote}
          defaultValue={standingAt('note')}
          error={problems.note ?? null}
        />
      </div>
      <FormMessage state={state} />
      <div>
        <Button type="submit" disabled={isPending}>
          Save prices and terms
        </Button>
      </div>
    </form>
  )
}

type PriceGridProps = {
  currency: string
  partLengths: readonly number[]
  problems: Readonly<Record<string, string>>
  standingAt(field: string): string | undefined
}

function PriceGrid({ currency, partLengths, problems, standingAt }: PriceGridProps) {
  const id = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 text-label text-ink2">
        {currency} per address; leave empty what you do not offer. A part of a /24 is 256 addresses.
      </legend>
      <table className="w-full max-w-prose border-collapse text-table">
        <thead>
          <tr className="border-b border-rule2 text-left">
            <th scope="col" className="py-1.5 pr-3 text-label font-normal">
              Part
            </th>
            {dealTypes.map((type) => (
              <th key={type} scope="col" className="py-1.5 pr-3 text-label font-normal last:pr-0">
                {dealTitles[type]}
                {perTime[type]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partLengths.map((length) => (
            <PriceRow key={length} {...{ id, length, currency, problems, standingAt }} />
          ))}
        </tbody>
      </table>
      <WrongPrices id={id} partLengths={partLengths} problems={problems} />
    </fieldset>
  )
}

type PriceRowProps = Omit<PriceGridProps, 'partLengths'> & { id: string; length: number }

function PriceRow({ id, length, currency, problems, standingAt }: PriceRowProps) {
  return (
    <tr className="border-b border-rule">
      <th scope="row" className="data py-1.5 pr-3 text-left">
        /{length}
      </th>
      {dealTypes.map((type) => {
        const field = priceField(type, length)
        return (
          <td key={type} className="py-1.5 pr-3 last:pr-0">
            <input
              name={field}
              inputMode="decimal"
              autoComplete="off"
              aria-label={`${dealTitles[type]}, /${length}, ${currency} per address`}
              defaultValue={standingAt(field)}
              className={`${inputClass} w-full`}
              {...(problems[field] && { 'aria-invalid': true, 'aria-describedby': `${id}-${field}` })}
            />
          </td>
        )
      })}
    </tr>
  )
}

/** Below the table, since a cell has no room for a sentence. */
function WrongPrices({ id, partLengths, problems }: Pick<PriceGridProps, 'partLengths' | 'problems'> & { id: string }) {
  const wrong = partLengths.flatMap((length) =>
    dealTypes.flatMap((type) => {
      const field = priceField(type, length)
      const message = problems[field]
      return message ? [{ field, words: `${dealTitles[type]}, /${length}: ${message}` }] : []
    }),
  )
  if (wrong.length === 0) return null
  return (
    <div role="alert" className="grid gap-1 pt-1.5 text-red">
      {wrong.map(({ field, words }) => (
        <p key={field} id={`${id}-${field}`}>
          {words}
        </p>
      ))}
    </div>
  )
}

function UseBoxes({ isPermitted }: { isPermitted(use: PermittedUse): boolean }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="float-left w-full pb-1 text-label text-ink2">What a lessee may use it for</legend>
      {permittedUses.map((use) => (
        <label key={use} className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            name={fieldOfUse(use)}
            value="yes"
            defaultChecked={isPermitted(use)}
            className="accent-accent"
          />
          {use}
        </label>
      ))}
    </fieldset>
  )
}
