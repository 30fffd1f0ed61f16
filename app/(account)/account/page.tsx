import type { Metadata } from 'next'
import { AccountRow, AccountRows } from '#components/identity/account-rows.tsx'
import { HolderSection } from '#components/identity/holder-section.tsx'
import { GivenMandates, ReceivedMandates } from '#components/identity/mandate-sections.tsx'
import { NarrowPage } from '#components/identity/narrow-page.tsx'
import { RowButton } from '#components/identity/row-button.tsx'
import { SessionList } from '#components/identity/session-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Account, Affiliation } from '#lib/identity/account.ts'
import { roleWords } from '#lib/identity/role-words.ts'
import { listOwnClaims, mayClaim } from '#lib/identity/server/claim-holder.ts'
import {
  findAccount,
  listBrokers,
  listMandates,
  listOrganisations,
  listSessions,
  mayGrant,
} from '#lib/identity/server/find-account.ts'
import { listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Role } from '#lib/kernel/actor.ts'
import { accountPath, dealsPath } from '#lib/paths.ts'
import {
  actForClient,
  askForHolder,
  chooseOrganisation,
  endSession,
  giveMandate,
  signOut,
  stopActing,
  takeMandateBack,
} from './actions.ts'

export const metadata: Metadata = { title: 'Account' }

const nameRoles = (roles: readonly Role[]) => roles.map((role) => roleWords[role].name).join(', ')

export default async function AccountPage() {
  const actor = await requireActor(accountPath)
  const [account, organisations, mandates, brokers, sessions, holders, claims] = await Promise.all([
    findAccount(actor),
    listOrganisations(actor),
    listMandates(actor),
    listBrokers(actor),
    listSessions(actor),
    listOwnHolders(actor),
    listOwnClaims(actor),
  ])
  return (
    <NarrowPage title={account.name} lead={account.email}>
      <Standing account={account} />
      {mayClaim(actor) && <HolderSection holders={holders} claims={claims} ask={askForHolder} />}
      {organisations.length > 1 && <OrganisationList organisations={organisations} current={account.organisation} />}
      {account.organisation.roles.includes('broker') && (
        <ReceivedMandates account={account} mandates={mandates.received} act={actForClient} stop={stopActing} />
      )}
      {mayGrant(actor) && (
        <GivenMandates mandates={mandates.given} brokers={brokers} give={giveMandate} takeBack={takeMandateBack} />
      )}
      <SessionList sessions={sessions} end={endSession} />
      <form action={signOut}>
        <Button type="submit" size="large">
          Sign out
        </Button>
      </form>
    </NarrowPage>
  )
}

function Standing({ account: { organisation, onBehalfOf } }: { account: Account }) {
  return (
    <Section title="You act for">
      <AccountRows>
        <AccountRow title={organisation.name} note={`${nameRoles(organisation.roles)}; ${organisation.id}`} />
        {onBehalfOf && <AccountRow title={onBehalfOf.name} note="Your client; all you do now is in its name." />}
        <AccountRow title={<Link href={dealsPath}>{onBehalfOf ? 'Its deals' : 'Your deals'}</Link>} />
      </AccountRows>
    </Section>
  )
}

type OrganisationListProps = { organisations: readonly Affiliation[]; current: Affiliation }

function OrganisationList({ organisations, current }: OrganisationListProps) {
  const others = organisations.filter(({ id }) => id !== current.id)
  return (
    <Section title="Your other organisations">
      <AccountRows>
        {others.map(({ id, name, roles }) => (
          <AccountRow key={id} title={name} note={nameRoles(roles)}>
            <RowButton action={chooseOrganisation} id={id} does="Switch to" to={name} />
          </AccountRow>
        ))}
      </AccountRows>
    </Section>
  )
}
