import { type IdAction, RowButton } from '#components/identity/row-button.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { WebhookForm } from './webhook-form.tsx'

type Webhook = {
  id: string
  url: string
  /** The last try; null before the first. */
  last: { at: Date; status: number | null; problem: string | null } | null
}

type WebhookSectionProps = { webhooks: readonly Webhook[]; nameWebhook: FormAction; endWebhook: IdAction }

export function WebhookSection({ webhooks, nameWebhook, endWebhook }: WebhookSectionProps) {
  return (
    <Section title="Webhooks" note="signed with HMAC-SHA256, tried again for a day">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {webhooks.length > 0 && (
          <ul>
            {webhooks.map(({ id, url, last }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-rule py-2">
                <p className="min-w-0">
                  <span className="data break-all">{url}</span>
                  <span className="block text-label text-ink3">
                    <LastTry last={last} />
                  </span>
                </p>
                <RowButton action={endWebhook} id={id} does="Remove" to={url} />
              </li>
            ))}
          </ul>
        )}
        <WebhookForm action={nameWebhook} />
      </div>
    </Section>
  )
}

function LastTry({ last }: Pick<Webhook, 'last'>) {
  if (last === null) return 'Nothing was posted yet.'
  return (
    <>
      {last.problem === null
        ? `Took the last message (${last.status})`
        : `Did not take the last message: ${last.problem}`}{' '}
      <Instant at={last.at.toISOString()} />
    </>
  )
}
