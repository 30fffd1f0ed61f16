import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DealRows } from '#components/deals/deal-rows.tsx'
import { BooksSection } from '#components/operate/books-section.tsx'
import { ExceptionSection } from '#components/operate/exception-section.tsx'
import { StateCounts } from '#components/operate/state-counts.tsx'
import { type Trouble, TroubleTable } from '#components/operate/trouble-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Section } from '#components/ui/section.tsx'
import { countDealStates, type DealExceptions, listDealExceptions } from '#lib/deals/server/oversee-deals.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findTrialBalance, listPaymentExceptions, type PaymentExceptions } from '#lib/ledger/server/oversee-payments.ts'
import { listFailingMail } from '#lib/notifications/server/list-failing-mail.ts'
import { dealsPath, operatePath } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'Operate' }

export default async function OperatePage() {
  const actor = await requireActor(operatePath)
  const [counts, deals, payments, books, mail] = await Promise.all([
    countDealStates(actor),
    listDealExceptions(actor),
    listPaymentExceptions(actor),
    findTrialBalance(actor),
    listFailingMail(actor),
  ])
  // Each is null for whoever does not oversee the market.
  if (!(counts && deals && payments && books && mail)) notFound()
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Operate</h1>
          <p className="max-w-prose text-ink2">
            What needs a person comes first; what is in order takes one line. Up to 50 of each are shown.
          </p>
        </div>
        <DealTrouble {...deals} />
        <PaymentTrouble {...payments} />
        <ExceptionSection title="Mail that cannot be sent" count={mail.length} none="none">
          <TroubleTable caption="Mail that cannot be sent" troubles={mail.map(describeMail)} />
        </ExceptionSection>
        <BooksSection {...books} />
        <Section title="Deals by state" aside={<Link href={dealsPath}>All deals</Link>}>
          {counts.length === 0 ? <p className="text-ink2">There is no deal yet.</p> : <StateCounts counts={counts} />}
        </Section>
      </div>
    </PageFrame>
  )
}

function DealTrouble({ frozen, disputed, late, givenUp }: DealExceptions) {
  const troubles = givenUp.map(
    ({ effect, attempts, ...rest }): Trouble => ({ ...rest, name: `${effect}, tried ${attempts} times`, since: null }),
  )
  return (
    <>
      <ExceptionSection title="Frozen deals" count={frozen.length} none="none" severity="blocker">
        <DealRows lines={frozen} />
      </ExceptionSection>
      <ExceptionSection title="Disputed deals" count={disputed.length} none="none" severity="blocker">
        <DealRows lines={disputed} />
      </ExceptionSection>
      <ExceptionSection title="Late deals" count={late.length} none="nobody is late">
        <DealRows lines={late} />
      </ExceptionSection>
      <ExceptionSection title="Jobs given up" count={troubles.length} none="none">
        <TroubleTable caption="What a deal wanted done and no job will try again" troubles={troubles} />
      </ExceptionSection>
    </>
  )
}

function PaymentTrouble({ failedRefunds, unprocessedEvents, stuckCalls }: PaymentExceptions) {
  return (
    <>
      <ExceptionSection title="Refunds that failed" count={failedRefunds.length} none="none" severity="blocker">
        <TroubleTable caption="Refunds that failed" troubles={failedRefunds} />
      </ExceptionSection>
      <ExceptionSection
        title="Payment events not read back"
        count={unprocessedEvents.length}
        none="none older than five minutes"
      >
        <TroubleTable caption="Payment events not read back" troubles={unprocessedEvents} />
      </ExceptionSection>
      <ExceptionSection
        title="Calls to the payment service without an answer"
        count={stuckCalls.length}
        none="none older than five minutes"
      >
        <TroubleTable caption="Calls without an answer" troubles={stuckCalls} />
      </ExceptionSection>
    </>
  )
}

type FailingMail = NonNullable<Awaited<ReturnType<typeof listFailingMail>>>[number]

const describeMail = ({ key, subject, attempts, problem, isGivenUp, createdAt }: FailingMail): Trouble => ({
  ...{ name: `${subject} (${key})`, dealId: null, since: createdAt },
  problem: `${problem ?? 'not told'}; tried ${attempts} times${isGivenUp ? ', given up' : ''}`,
})
