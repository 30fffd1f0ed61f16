import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ClientDeals } from '#components/deals/client-deals.tsx'
import { StandingSection, standingTitles } from '#components/deals/standing-section.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { readCursor } from '#lib/deals/deal-line.ts'
import { countDeals, type DealPage, listDeals, listDealsOfClients } from '#lib/deals/server/list-deals.ts'
import { type Standing, standings } from '#lib/deals/standing.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { accountPath, checkPath, dealsPath, standingDealsPath } from '#lib/paths.ts'
import { openForClient } from './actions.ts'

export const metadata: Metadata = { title: 'Deals' }

const shownOfEach = 20
const shownOfOne = 50

/** `?standing=` one group alone, `?after=` from where on. */
export default async function DealsPage({ searchParams }: PageProps<'/deals'>) {
  const actor = await requireActor(dealsPath)
  const { standing, after } = await searchParams
  const one = standings.find((known) => known === standing) ?? null
  const cursor = one && typeof after === 'string' ? readCursor(after) : null
  const [counts, clients, groups] = await Promise.all([
    countDeals(actor),
    listDealsOfClients(actor),
    Promise.all(
      (one ? [one] : standings).map(async (group) => ({
        group,
        page: await listDeals(actor, { standing: group, after: cursor, limit: one ? shownOfOne : shownOfEach }),
      })),
    ),
  ])
  const filled = groups.filter(({ page }) => page.lines.length > 0)
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <Heading actor={actor} one={one} isLater={cursor !== null} />
        {filled.length === 0 && <Empty actor={actor} one={one} />}
        {clients.length > 0 && <ClientDeals clients={clients} open={openForClient} />}
        {filled.map(({ group, page }) => (
          <StandingSection key={group} standing={group} count={counts[group]} {...shown(page)} />
        ))}
      </div>
    </PageFrame>
  )
}

const shown = ({ lines, next }: DealPage) => ({ lines, next })

type HeadingProps = { actor: Member; one: Standing | null; isLater: boolean }

function Heading({ actor, one, isLater }: HeadingProps) {
  return (
    <div className="grid gap-2">
      <h1 className="text-compact">{one ? `Deals: ${standingTitles[one].toLowerCase()}` : 'Deals'}</h1>
      <p className="max-w-prose text-ink2">
        {isAllowed(actor, 'oversee-market')
          ? 'Every deal of this market.'
          : 'The deals of the organisation you act for, as buyer and as seller.'}{' '}
        {one && <Link href={dealsPath}>All deals</Link>}
        {one && isLater && <Link href={standingDealsPath(one)}>, newest of these</Link>}
      </p>
    </div>
  )
}

function Empty({ actor, one }: { actor: Member; one: Standing | null }) {
  if (one) return <p>No deal stands so, or none is older than where you came from.</p>
  if (isAllowed(actor, 'oversee-market')) return <Guidance>Nobody has ordered anything on this market yet.</Guidance>
  if (!isAllowed(actor, 'read-deal', [actingOrganisation(actor)]))
    return (
      <Guidance>
        A broker has no deals of its own: opening one of a client’s means acting for that client, as on{' '}
        <Link href={accountPath}>your account</Link>. A client who is not there has to give you a mandate first.
      </Guidance>
    )
  return (
    <Guidance>
      No deal yet. A deal begins when a buyer orders a block that is listed. Until then you can{' '}
      <Link href={checkPath}>check any block</Link>.
    </Guidance>
  )
}

const Guidance = ({ children }: { children: ReactNode }) => <p className="max-w-prose">{children}</p>
