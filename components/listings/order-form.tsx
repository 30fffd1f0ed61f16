'use client'

import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextField } from '#components/ui/text-field.tsx'

type OrderFormProps = {
  action: FormAction
  listingId: string
  /** As lib/listings/order-choice.ts writes it. */
  choice: string
  /** The total in minor units that the reader was shown. */
  seen: string
  dossier: { sha256: string; at: string; href: string }
  /** The holders that the buyer is at registries, for a sale; null for a lease or rent. */
  holders: readonly { value: string; title: string }[] | null
  /** What a lessee may use it for; null for a sale. */
  uses: readonly string[] | null
  needsTicket: boolean
}

/** What is still needed to order, and the signature under it. */
export function OrderForm({ action, listingId, choice, seen, dossier, ...needs }: OrderFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const { values, problems } = state
  return (
    <form action={submit} className="grid max-w-prose gap-4">
      <input type="hidden" name="id" value={listingId} />
      <input type="hidden" name="choice" value={choice} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="at" value={dossier.at} />
      {needs.holders && (
        <Choice
          name="recipient"
          label="Holder that the registry will show"
          options={needs.holders}
          chosen={values.recipient}
          error={problems.recipient ?? null}
        />
      )}
      {needs.uses && (
        <Choice
          name="use"
          label="What you will use it for; you declare that you use it for nothing else"
          options={needs.uses.map((use) => ({ value: use, title: use }))}
          chosen={values.use}
          error={problems.use ?? null}
        />
      )}
      {needs.needsTicket && (
        <TextField
          label="The registry’s number for its approval of you as recipient"
          name="ticket"
          defaultValue={values.ticket}
          error={problems.ticket ?? null}
          hint="Only where that holder’s registry is ARIN, APNIC or LACNIC. It is kept as your word and not checked here. You may leave it out and give it on the deal’s page; the addresses are kept for you meanwhile."
        />
      )}
      <ReadDossier sha256={dossier.sha256} href={dossier.href} problem={problems.dossier} />
      <TextField
        label="Your full name, as your signature under these terms"
        name="signature"
        required
        autoComplete="name"
        defaultValue={values.signature}
        error={problems.signature ?? null}
      />
      <FormMessage state={state} />
      <div>
        <Button type="submit" kind="primary" size="large" disabled={isPending}>
          Order with obligation to pay
        </Button>
      </div>
    </form>
  )
}

type ReadDossierProps = { sha256: string; href: string; problem: string | undefined }

const ReadDossier = ({ sha256, href, problem }: ReadDossierProps) => (
  <div>
    <label className="flex items-start gap-2">
      <input type="checkbox" name="dossier" value="read" required className="mt-1 accent-accent" />
      <span>
        I have read <a href={href}>the dossier of the part</a> and take it as it stands there.
        <span className="block data text-label wrap-anywhere text-ink3">sha256 {sha256}</span>
      </span>
    </label>
    {problem && <p className="pt-1 text-red">{problem}</p>}
  </div>
)

type ChoiceProps = {
  name: string
  label: string
  options: readonly { value: string; title: string }[]
  chosen: string | undefined
  error: string | null
}

function Choice({ name, label, options, chosen, error }: ChoiceProps) {
  const errorId = useId()
  return (
    <label className="grid gap-1">
      <span className="text-label text-ink2">{label}</span>
      <select
        name={name}
        required
        defaultValue={chosen}
        {...(error && { 'aria-invalid': true, 'aria-describedby': errorId })}
        className="data min-h-8 rounded-control border border-edge bg-raise px-2 text-ink"
      >
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      {error && (
        <span id={errorId} className="text-red">
          {error}
        </span>
      )}
    </label>
  )
}
