import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Account, Mandate, Organisation } from '#lib/identity/account.ts'
import { AccountRow, AccountRows } from './account-rows.tsx'
import { type IdAction, RowButton } from './row-button.tsx'

type GivenProps = { mandates: readonly Mandate[]; brokers: readonly Organisation[]; give: IdAction; takeBack: IdAction }

/** What a client lets brokers do in its name. */
export function GivenMandates({ mandates, brokers, give, takeBack }: GivenProps) {
  const free = brokers.filter(({ id }) => !mandates.some(({ broker }) => broker.id === id))
  return (
    <Section title="Brokers who act for you" note="Each may do in your name what you may, until you take it back.">
      <div className="grid gap-4">
        {mandates.length > 0 && (
          <AccountRows>
            {mandates.map(({ id, broker, grantedAt }) => (
              <AccountRow key={id} title={broker.name} note={<Since at={grantedAt} />}>
                <RowButton action={takeBack} id={id} does="Take back" to={`the mandate of ${broker.name}`} />
              </AccountRow>
            ))}
          </AccountRows>
        )}
        {free.length === 0 ? <p className="text-ink2">{noneLeft(mandates.length)}</p> : <Choice {...{ free, give }} />}
      </div>
    </Section>
  )
}

const noneLeft = (given: number) =>
  given > 0 ? 'There is no other broker on this market.' : 'There is no broker on this market yet.'

/** Two may go by one name: then the id on the broker's own account page tells them apart. */
function labelOf({ id, name }: Organisation, all: readonly Organisation[]): string {
  const isShared = all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())
  return isShared ? `${name} (${id})` : name
}

function Choice({ free, give }: { free: readonly Organisation[]; give: IdAction }) {
  return (
    <form action={give} className="flex flex-wrap items-end gap-1.5">
      <label className="grid gap-1">
        <span className="text-label text-ink2">Broker</span>
        <select name="id" className="min-h-8 max-w-full rounded-control border border-edge bg-raise px-2 text-ink">
          {free.map((broker) => (
            <option key={broker.id} value={broker.id}>
              {labelOf(broker, free)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Give a mandate</Button>
    </form>
  )
}

type ReceivedProps = { account: Account; mandates: readonly Mandate[]; act: IdAction; stop: () => Promise<void> }

/** The clients a broker may act for, and the one it acts for now. */
export function ReceivedMandates({ account, mandates, act, stop }: ReceivedProps) {
  return (
    <Section title="Clients you act for">
      {mandates.length === 0 ? (
        <p className="text-ink2">
          No client gave {account.organisation.name} a mandate. A client gives it on its account.
        </p>
      ) : (
        <AccountRows>
          {mandates.map(({ id, client, grantedAt }) => (
            <AccountRow key={id} title={client.name} note={<Since at={grantedAt} />}>
              {client.id === account.onBehalfOf?.id ? (
                <form action={stop}>
                  <Button type="submit">Stop acting for {client.name}</Button>
                </form>
              ) : (
                <RowButton action={act} id={id} does="Act for" to={client.name} />
              )}
            </AccountRow>
          ))}
        </AccountRows>
      )}
    </Section>
  )
}

function Since({ at }: { at: Date }) {
  return (
    <>
      Since <Instant at={at.toISOString()} />
    </>
  )
}
