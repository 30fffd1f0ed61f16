import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

/** Sends a form by itself; without script too. */
export type IdAction = (fields: FormData) => Promise<void>

type RowButtonProps = {
  action: IdAction
  id: string
  /** On the button. */
  does: string
  /** What it is done to, for those who hear the button alone. */
  to: string
}

/** One thing to do to one row. */
export function RowButton({ action, id, does, to }: RowButtonProps) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit">
        {does}
        <VisuallyHidden> {to}</VisuallyHidden>
      </Button>
    </form>
  )
}
