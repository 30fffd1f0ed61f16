import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { clockSteps, toNextDeadline } from '#lib/diligence/clock-steps.ts'

type MoveTimeProps = {
  action: (fields: FormData) => Promise<void>
  /** ISO instant; null where no deal waits for one. */
  nextDeadline: string | null
}

/** The clock of a world that is played: a button a step, each a form that needs no script. */
export function MoveTime({ action, nextDeadline }: MoveTimeProps) {
  return (
    <Section title="Move time">
      <p className="max-w-prose pb-3 text-ink2">
        Time moves ahead for everybody in this world, and never back. Registries decide, holds end and deadlines pass;
        then the files that were published meanwhile are imported.
      </p>
      <form action={action} className="flex flex-wrap gap-2">
        {clockSteps.map(({ id, title }) => (
          <Button key={id} type="submit" name="step" value={id} size="large">
            Move {title} ahead
          </Button>
        ))}
        {nextDeadline && (
          <Button type="submit" name="step" value={toNextDeadline} size="large">
            Move to the next deadline
          </Button>
        )}
      </form>
      {nextDeadline && (
        <p className="pt-2 text-ink2">
          The next deadline of a deal is at <Instant at={nextDeadline} />.
        </p>
      )}
    </Section>
  )
}
