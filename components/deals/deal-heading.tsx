import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatPrefix, prefixSize } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { nameParty, sayState } from '#lib/deals/party-words.ts'
import { type StageLine, sayProgress } from '#lib/deals/stage-lines.ts'
import { type Standing, standingOf } from '#lib/deals/standing.ts'
import type { DealState, Party } from '#lib/deals/vocabulary.ts'
import { quantity, sentenceCase } from '#lib/diligence/statements/wording.ts'
import { dealsPath, dossierPath } from '#lib/paths.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { kindWords } from './kind-words.ts'
import { Lateness } from './lateness.tsx'

type DealHeadingProps = {
  deal: Deal
  party: Party
  state: DealState
  stages: readonly StageLine[]
  dueAt: Date | null
  now: Date
  names: { buyer: string; seller: string }
}

/** What is dealt in, where it stands for this reader, and who the two are. */
export function DealHeading({ deal, party, state, stages, dueAt, now, names }: DealHeadingProps) {
  return (
    <header className="grid items-start gap-x-11 gap-y-6 pt-6 pb-8 md:grid-cols-2 xl:grid-cols-[minmax(0,1.1fr)_minmax(0,1.1fr)_18.75rem]">
      <DealTitle deal={deal} />
      <div className="grid gap-2">
        <p className="text-verdict text-balance">
          {sayState(state, { party, kind: deal.kind })}
          <Lateness dueAt={state.is === 'open' ? dueAt : null} now={now} isYours={state.waitsOn === party} />
        </p>
        <p className="max-w-[52ch] text-ink2">
          {sayProgress(stages, state)}{' '}
          {state.is === 'open' && dueAt && (
            <>
              {sayDue({ standing: standingOf(state, party), state, isLate: dueAt < now })}{' '}
              <Instant at={dueAt.toISOString()} />.
            </>
          )}
        </p>
      </div>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-2 md:max-xl:col-span-2 xl:grid-cols-1">
        {(['buyer', 'seller'] as const).map((side) => (
          <div key={side} className="contents xl:block">
            <dt className="text-label text-ink3 max-xl:leading-5">
              {sentenceCase(nameParty(side, deal.kind).replace('the ', ''))}
              {side === party && ', you'}
            </dt>
            <dd className="font-strong wrap-anywhere">{names[side]}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function sayDue({ standing, state, isLate }: { standing: Standing; state: DealState; isLate: boolean }): string {
  if (standing === 'running') return 'It runs until'
  if (isLate) return 'It was due by'
  // The block is free by then; what may still come is a payment that was made in time.
  if (state.id === 'lapsed') return 'A payment that is already on its way is waited for until'
  return state.waitsOn === 'system' ? 'Expected by' : 'Due by'
}

function DealTitle({ deal }: { deal: Deal }) {
  const { block, listingBlock, kind, registry, id } = deal
  const text = formatPrefix(block)
  const [address, length] = text.split('/')
  const part = block.length === listingBlock.length ? 'the whole listing' : `a part of ${formatPrefix(listingBlock)}`
  return (
    <div className="grid gap-2.5">
      <p className="text-ink3">
        <Link href={dealsPath}>Deals</Link> / <Mono>{id}</Mono>
      </p>
      <h1 className="text-title">
        {kindWords[kind]} of{' '}
        <span className="font-mono tracking-[-0.045em] whitespace-nowrap">
          {address}
          <span className="text-accent">/{length}</span>
        </span>
      </h1>
      <p className="text-label text-ink3">
        {quantity(prefixSize(block), 'address')}, {part} · {registryTitle(registry)} ·{' '}
        <Link href={dossierPath(text, deal.terms.asn ?? undefined)}>its dossier now</Link>
      </p>
    </div>
  )
}
