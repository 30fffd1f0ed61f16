import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { SubjectProblem } from '#lib/diligence/read-subject.ts'
import { checkPath, dossierPath } from '#lib/paths.ts'

type CheckFormProps = {
  /** What was asked for and refused, with the reason; null for a fresh form. */
  refused: { text: string; problem: SubjectProblem } | null
}

export function CheckForm({ refused }: CheckFormProps) {
  const suggested = refused?.problem.suggestions ?? []
  return (
    <form action={checkPath} className="grid gap-3">
      <TextField
        label="Prefix, as address and length, or AS number"
        name="prefix"
        required
        defaultValue={refused?.text ?? ''}
        placeholder="192.0.2.0/24"
        error={refused?.problem.message ?? null}
        action={
          <Button type="submit" kind="primary">
            Check
          </Button>
        }
      />
      {suggested.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <span className="text-ink2">Check instead:</span>
          {suggested.map((prefix) => (
            <Link key={prefix} href={dossierPath(prefix)}>
              <Mono>{prefix}</Mono>
            </Link>
          ))}
        </p>
      )}
    </form>
  )
}
