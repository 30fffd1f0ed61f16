import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import type { OpenSession } from '#lib/identity/account.ts'
import { describeBrowser } from '#lib/identity/describe-browser.ts'
import { AccountRow, AccountRows } from './account-rows.tsx'
import { type IdAction, RowButton } from './row-button.tsx'

const how = { password: 'with the password', link: 'by a link' } as const

type SessionListProps = { sessions: readonly OpenSession[]; end: IdAction }

/** Where the user is signed in. Ended, a session is over at its browser's next request. */
export function SessionList({ sessions, end }: SessionListProps) {
  return (
    <Section title="Where you are signed in">
      <AccountRows>
        {sessions.map((session) => {
          const browser = describeBrowser(session.userAgent)
          return (
            <AccountRow
              key={session.id}
              title={session.isThis ? `${browser}, this browser` : browser}
              note={
                <>
                  Signed in <Instant at={session.createdAt.toISOString()} /> {how[session.openedBy]}; last seen{' '}
                  <Instant at={session.lastSeenAt.toISOString()} />
                </>
              }
            >
              {!session.isThis && (
                <RowButton action={end} id={session.id} does="Sign out" to={`${browser} of another session`} />
              )}
            </AccountRow>
          )
        })}
      </AccountRows>
    </Section>
  )
}
