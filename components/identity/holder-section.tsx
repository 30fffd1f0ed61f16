import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import type { HolderClaim } from '#lib/identity/holder-claim.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { AccountRow, AccountRows } from './account-rows.tsx'
import { type ClaimAction, HolderForm } from './holder-form.tsx'

type HolderSectionProps = {
  holders: readonly { registry: string; holderId: string }[]
  claims: readonly HolderClaim[]
  ask: ClaimAction
}

/** Which holders the organisation is at the registries, what it asked for, and the form to ask. */
export function HolderSection({ holders, claims, ask }: HolderSectionProps) {
  const shown = claims.filter(({ answered }) => answered?.answer !== 'accepted')
  return (
    <Section
      id="holders"
      title="You at the registries"
      note="What you may list, and where bought space can be registered, follows from it."
    >
      <div className="grid gap-4">
        {holders.length + shown.length > 0 && (
          <AccountRows>
            {holders.map(({ registry, holderId }) => (
              <AccountRow
                key={`${registry} ${holderId}`}
                title={<Mono>{holderId}</Mono>}
                note={registryTitle(registry)}
              />
            ))}
            {shown.map((claim) => (
              <AccountRow key={claim.id} title={<Mono>{claim.holderId}</Mono>} note={<ClaimNote claim={claim} />} />
            ))}
          </AccountRows>
        )}
        <HolderForm action={ask} />
      </div>
    </Section>
  )
}

function ClaimNote({ claim: { registry, claimedAt, answered } }: { claim: HolderClaim }) {
  if (answered === null)
    return (
      <>
        {registryTitle(registry)}; asked <Instant at={claimedAt.toISOString()} />, not answered yet
      </>
    )
  return (
    <>
      {registryTitle(registry)}; not linked, <Instant at={answered.at.toISOString()} />: {answered.reason}
    </>
  )
}
