import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DealRows } from '#components/deals/deal-rows.tsx'
import { BooksSection } from '#components/operate/books-section.tsx'
import { type ExceptionKind, ExceptionSections } from '#components/operate/exception-sections.tsx'
import { HolderClaims } from '#components/operate/holder-claims.tsx'
import { StateCounts } from '#components/operate/state-counts.tsx'
import { type Remedy, type Trouble, TroubleTable } from '#components/operate/trouble-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { countDealStates, type DealExceptions, listDealExceptions } from '#lib/deals/server/oversee-deals.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import type { ClaimToAnswer } from '#lib/identity/holder-claim.ts'
import { listClaimsToAnswer } from '#lib/identity/server/answer-holder-claim.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findTrialBalance, listPaymentExceptions, type PaymentExceptions } from '#lib/ledger/server/oversee-payments.ts'
import { listFailingMail } from '#lib/notifications/server/list-failing-mail.ts'
import { dealsPath, operatePath, rulesPath } from '#lib/paths.ts'
import { answerClaim, sendRefundsAgain } from './actions.ts'

export const metadata: Metadata = { title: 'Operate' }

export default async function OperatePage() {
  const actor = await requireActor(operatePath)
  const [counts, deals, payments, books, mail, claims] = await Promise.all([
    countDealStates(actor),
    listDealExceptions(actor),
    listPaymentExceptions(actor),
    findTrialBalance(actor),
    listFailingMail(actor),
    listClaimsToAnswer(actor),
  ])
  // Each is null for whoever does not oversee the market.
  if (!(counts && deals && payments && books && mail && claims)) notFound()
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Operate</h1>
          <p className="max-w-prose text-ink2">
            What needs a person comes first, up to 50 of each kind. What the registries’ policies say stands under{' '}
            <Link href={rulesPath}>Rules</Link>.
          </p>
        </div>
        <ExceptionSections
          kinds={[
            ...dealExceptions(deals),
            claimsToAnswer(claims),
            ...paymentExceptions(payments),
            mailException(mail),
          ]}
        />
        <BooksSection {...books} />
        <Section title="Deals by state" aside={<Link href={dealsPath}>All deals</Link>}>
          {counts.length === 0 ? <p className="text-ink2">There is no deal yet.</p> : <StateCounts counts={counts} />}
        </Section>
      </div>
    </PageFrame>
  )
}

function dealExceptions({
  frozen,
  disputed,
  undecided,
  movedAfterEnd,
  late,
  givenUp,
}: DealExceptions): ExceptionKind[] {
  const troubles = givenUp.map(
    ({ effect, attempts, ...rest }): Trouble => ({ ...rest, name: `${effect}, tried ${attempts} times`, since: null }),
  )
  const ofDeals = (title: string, lines: typeof late, severity: ExceptionKind['severity']): ExceptionKind => ({
    ...{ title, severity, count: lines.length },
    list: <DealRows lines={lines} />,
  })
  return [
    ofDeals('Frozen deals', frozen, 'blocker'),
    ofDeals('Disputed deals', disputed, 'blocker'),
    ofDeals('Sales whose registry has not decided in time', undecided, 'blocker'),
    ofDeals('Sales whose block moved to the buyer after the refund', movedAfterEnd, 'blocker'),
    ofDeals('Late deals', late, 'warning'),
    ofTroubles({ title: 'Jobs of deals given up', troubles, severity: 'warning' }),
  ]
}

const claimsToAnswer = (claims: readonly ClaimToAnswer[]): ExceptionKind => ({
  ...{ title: 'Organisations that say which holder they are', severity: 'notice', count: claims.length },
  list: <HolderClaims claims={claims} answer={answerClaim} />,
})

const paymentExceptions = ({ failedRefunds, unprocessedEvents, stuckCalls }: PaymentExceptions): ExceptionKind[] => [
  ofTroubles({
    title: 'Refunds that failed',
    troubles: failedRefunds,
    severity: 'blocker',
    remedy: { title: 'Send again', action: sendRefundsAgain },
  }),
  ofTroubles({
    title: 'Payment events not read back in five minutes',
    troubles: unprocessedEvents,
    severity: 'warning',
  }),
  ofTroubles({ title: 'Calls without an answer in five minutes', troubles: stuckCalls, severity: 'warning' }),
]

function mailException(mail: readonly FailingMail[]): ExceptionKind {
  const troubles = mail.map(
    ({ key, subject, attempts, problem, isGivenUp, createdAt }): Trouble => ({
      ...{ name: `${subject} (${key})`, dealId: null, since: createdAt },
      problem: `${problem ?? 'not told'}; tried ${attempts} times${isGivenUp ? ', given up' : ''}`,
    }),
  )
  return ofTroubles({ title: 'Mail that cannot be sent', troubles, severity: 'warning' })
}

type Troubles = Pick<ExceptionKind, 'title' | 'severity'> & { troubles: readonly Trouble[]; remedy?: Remedy }

const ofTroubles = ({ title, severity, troubles, ...rest }: Troubles): ExceptionKind => ({
  ...{ title, severity, count: troubles.length },
  list: <TroubleTable caption={`${title}: what, since when, why`} troubles={troubles} {...rest} />,
})

type FailingMail = NonNullable<Awaited<ReturnType<typeof listFailingMail>>>[number]
