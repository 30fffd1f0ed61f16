import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DealHeading } from '#components/deals/deal-heading.tsx'
import { DocumentSection } from '#components/deals/document-section.tsx'
import { MessageSection } from '#components/deals/message-section.tsx'
import { MoneySection } from '#components/deals/money-section.tsx'
import { MovesSection, type SealView } from '#components/deals/moves-section.tsx'
import { RecordSection } from '#components/deals/record-section.tsx'
import { StageList } from '#components/deals/stage-list.tsx'
import { TermsSection } from '#components/deals/terms-section.tsx'
import { WaitingSection } from '#components/deals/waiting-section.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { confirmPayment } from '#lib/deals/server/confirm-payment.ts'
import { type DealView, findDeal } from '#lib/deals/server/find-deal.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { chooseWorld } from '#lib/diligence/server/choose-world.ts'
import { sealDossier } from '#lib/diligence/server/seal-dossier.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { runDealEffectsSoon } from '#lib/notifications/server/run-deal-effects-soon.ts'
import { dealPath, worldPath } from '#lib/paths.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { findRegistryPortal } from '#lib/platform/registry-portal.ts'
import { moveDeal, pay, writeMessage } from './actions.ts'

type Props = PageProps<'/deals/[id]'>

const actions = { move: moveDeal, pay }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Deal ${(await params).id}` }
}

/** `?payment=` says how the buyer came back; whether it is paid, the deal says. */
export default async function DealPage({ params, searchParams }: Props) {
  const actor = await requireActor(dealPath((await params).id))
  const { id } = await params
  const { payment } = await searchParams
  const view = await readDeal(actor, id, payment === 'returned')
  if (!view) notFound()
  const { deal, party } = view
  const [seal, chain] = await Promise.all([sealFor(actor, view), verifyChain(actor, id)])
  const wayBack = payment === 'returned' || payment === 'cancelled' ? payment : null
  return (
    <PageFrame world={chooseWorld(deal.block)} bandNote={<WorldClock now={view.now} />}>
      <div className="wrap">
        <DealHeading {...view} names={{ buyer: view.buyerName, seller: view.sellerName }} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-9 lg:grid-cols-[minmax(0,1fr)_23.25rem] lg:grid-rows-[auto_1fr]">
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-9">
            {view.movedAfterEndAt && (
              <p role="status" className="max-w-prose border-l-2 border-amber pl-3">
                The registry shows the buyer since <Instant at={view.movedAfterEndAt.toISOString()} /> or before, though
                this sale had ended and the money went back. The operator sees it too.
              </p>
            )}
            <MovesSection {...view} {...{ seal, wayBack, actions, registryPortal: findRegistryPortal() }} />
            <StageList {...view} />
            <WaitingSection {...view} />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <MoneySection {...view} />
            <TermsSection deal={deal} />
            <DocumentSection dealId={id} documents={view.documents} isPaid={isPaid(view)} />
            <MessageSection
              {...{ dealId: id, kind: deal.kind, party, messages: view.messages, action: writeMessage }}
              nextId={newPublicId('msg')}
            />
          </div>
          <RecordSection {...view} kind={deal.kind} chain={chain.ok ? chain.value : null} />
        </div>
      </div>
    </PageFrame>
  )
}

/** After coming back from paying, the payment is read before the deal is shown. */
async function readDeal(actor: Member, id: string, isBack: boolean): Promise<DealView | null> {
  const view = await findDeal(actor, id)
  if (!(view && isBack)) return view
  await confirmPayment(actor, id)
  runDealEffectsSoon()
  return findDeal(actor, id)
}

/** The dossier of this moment, where a move wants one. */
async function sealFor(actor: Member, { deal, next }: DealView): Promise<SealView | null> {
  if (!next.some(({ move }) => move.evidence.includes('dossier'))) return null
  const seal = await sealDossier(actor, { block: deal.block, asn: deal.terms.asn })
  return seal.ok ? { ok: true, ...seal.value } : { ok: false, why: seal.error.message }
}

const isPaid = ({ events }: DealView): boolean => events.some(({ command }) => command === 'fund')

function WorldClock({ now }: { now: Date }) {
  return (
    <>
      <Link href={worldPath}>World clock</Link> <Instant at={now.toISOString()} />
    </>
  )
}
