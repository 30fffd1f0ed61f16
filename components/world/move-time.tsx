import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { clockSteps } from '#lib/diligence/clock-steps.ts'

type MoveTimeProps = { action: (fields: FormData) => Promise<void> }

/** The clock of a world that is played: a button a step, each a form that needs no script. */
export function MoveTime({ action }: MoveTimeProps) {
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
      </form>
    </Section>
  )
}
