import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { nameParty } from '#lib/deals/party-words.ts'
import type { Party } from '#lib/deals/vocabulary.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { MessageForm } from './message-form.tsx'

type Message = { id: string; party: Party; author: string; text: string; postedAt: Date }

type MessageSectionProps = {
  dealId: string
  kind: DealType
  party: Party
  messages: readonly Message[]
  /** Of the message that is written next. */
  nextId: string
  action: FormAction
}

/** What the parties wrote to each other. Nothing is ever taken out. */
export function MessageSection({ dealId, kind, party, messages, nextId, action }: MessageSectionProps) {
  return (
    <Section title="Messages">
      <div className="grid gap-4">
        {messages.length === 0 ? (
          <p className="text-ink2">Nobody has written yet.</p>
        ) : (
          <ol className="grid gap-3">
            {messages.map((message) => (
              <li key={message.id}>
                <p className="flex flex-wrap justify-between gap-x-3 text-label text-ink3">
                  <span>
                    <span className="font-bold text-ink">{message.author}</span>,{' '}
                    {message.party === party
                      ? 'your side'
                      : sentenceCase(nameParty(message.party, kind)).replace('The ', 'the ')}
                  </span>
                  <Instant at={message.postedAt.toISOString()} />
                </p>
                <p className="whitespace-pre-wrap wrap-anywhere">{message.text}</p>
              </li>
            ))}
          </ol>
        )}
        <MessageForm action={action} dealId={dealId} messageId={nextId} readers={sayReaders(party, kind)} />
      </div>
    </Section>
  )
}

function sayReaders(party: Party, kind: DealType): string {
  const others = (['buyer', 'seller', 'operator'] as const).filter((other) => other !== party)
  return `${sentenceCase(others.map((other) => nameParty(other, kind)).join(' and '))} can read it.`
}
