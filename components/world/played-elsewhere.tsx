import { Section } from '#components/ui/section.tsx'

type PlayedElsewhereProps = { registryPortal: string | null; mailViewer: string | null }

/** The doors to what is simulated outside this site. Nothing is shown where all of it is real. */
export function PlayedElsewhere({ registryPortal, mailViewer }: PlayedElsewhereProps) {
  if (registryPortal === null && mailViewer === null) return null
  return (
    <Section title="Played outside this site">
      <ul className="grid gap-2">
        {registryPortal && (
          <li>
            <a href={registryPortal}>Simulated registries and routers</a>: act as a holder, ask for a transfer, sign a
            ROA, start or end an announcement.
          </li>
        )}
        {mailViewer && (
          <li>
            <a href={mailViewer}>Simulated mail</a>: every mail this site has sent.
          </li>
        )}
      </ul>
    </Section>
  )
}
