import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { ClientDeals as OfClient } from '#lib/deals/client-deals.ts'
import type { DealLine } from '#lib/deals/deal-line.ts'
import { sayState } from '#lib/deals/party-words.ts'
import { standingOf } from '#lib/deals/standing.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { formatSpan } from '#lib/kernel/format-span.ts'
import { kindWords } from './kind-words.ts'

type OpenAction = (fields: FormData) => Promise<void>
type ClientDealsProps = { clients: readonly OfClient[]; open: OpenAction }

/** A broker's board: the open deals of every client, those that wait for a client first. */
export function ClientDeals({ clients, open }: ClientDealsProps) {
  const rows = clients
    .flatMap(({ mandate, lines }) => lines.map((line) => ({ mandate, line })))
    .sort((a, b) => urgency(a.line) - urgency(b.line))
  return (
    <Section title="Open deals of your clients" note={quantity(clients.length, 'client')}>
      {rows.length === 0 ? (
        <p className="text-ink2">No deal of a client is open.</p>
      ) : (
        <ul className="border-t border-rule2">
          {rows.map(({ mandate, line }) => (
            <li
              key={`${mandate.id} ${line.deal.id}`}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-5 gap-y-0.5 border-b border-rule py-2.5 lg:grid-cols-[12.5rem_13rem_minmax(0,1fr)_13.5rem_7.5rem]"
            >
              <span>
                <span className="font-mono text-section tracking-tight">{formatPrefix(line.deal.block)}</span>
                <span className="block text-label text-ink3">{kindWords[line.deal.kind]}</span>
              </span>
              <span className="max-lg:col-start-1 wrap-anywhere">
                {mandate.client.name}
                <span className="text-label text-ink3"> {line.party}</span>
              </span>
              <span className="max-lg:col-span-2">
                {sayState(line.state, { party: line.party, kind: line.deal.kind })}
              </span>
              <span className="text-label text-ink3 max-lg:col-span-2">
                <Due line={line} />
              </span>
              <form action={open} className="text-right max-lg:col-start-2 max-lg:row-start-1">
                <input type="hidden" name="id" value={mandate.id} />
                <input type="hidden" name="deal" value={line.deal.id} />
                <Button type="submit">
                  Open
                  <VisuallyHidden>
                    {' '}
                    deal {line.deal.id} for {mandate.client.name}
                  </VisuallyHidden>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Late ones of a client's own turn, then its turn, then whatever waits for others. */
function urgency({ state, party, lateMs }: DealLine): number {
  const isTheirs = standingOf(state, party) === 'yours'
  return (isTheirs ? 0 : 2) + (lateMs === null ? 1 : 0)
}

function Due({ line: { state, party, dueAt, lateMs } }: { line: DealLine }) {
  if (!dueAt) return 'Nothing is due'
  return (
    <>
      {standingOf(state, party) === 'yours' ? 'Its turn, due ' : 'Due '}
      <Instant at={dueAt.toISOString()} />
      {lateMs !== null && <span className="block font-bold text-amber">{formatSpan(lateMs)} late</span>}
    </>
  )
}
