/** The three plans that can be tried on a block, each a form of its own; the address of the answer can be passed on. */
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { AskedPlan } from '#lib/diligence/what-if/asked-plan.ts'
import { whatIfPath } from '#lib/paths.ts'

type PlanFormsProps = { prefix: string; length: number; asked: AskedPlan }

export function PlanForms({ prefix, length, asked: { typed, problem } }: PlanFormsProps) {
  const problemOf = (field: keyof typeof typed) => (problem?.at === field ? problem.message : null)
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-3">
      <PlanForm prefix={prefix} title="A ROA is signed">
        <TextField
          label="Its ASN"
          name="roa"
          defaultValue={typed.roa}
          placeholder="AS64511"
          required
          error={problemOf('roa')}
        />
        <TextField
          label="Its maxLength"
          name="maxLength"
          defaultValue={typed.maxLength}
          placeholder={String(length)}
          inputMode="numeric"
          error={problemOf('maxLength')}
          action={<Button type="submit">Try the ROA</Button>}
        />
      </PlanForm>
      <PlanForm prefix={prefix} title="A route object is registered">
        <TextField
          label="Its origin"
          name="route"
          defaultValue={typed.route}
          placeholder="AS64511"
          required
          error={problemOf('route')}
          action={<Button type="submit">Try the object</Button>}
        />
      </PlanForm>
      {length < 32 && (
        <PlanForm prefix={prefix} title="It is cut into parts">
          <TextField
            label="Their length"
            name="split"
            defaultValue={typed.split}
            placeholder={`/${Math.max(24, length + 1)}`}
            required
            error={problemOf('split')}
            action={<Button type="submit">Try the cut</Button>}
          />
        </PlanForm>
      )}
    </div>
  )
}

const PlanForm = ({ prefix, title, children }: { prefix: string; title: string; children: ReactNode }) => (
  <form action={whatIfPath(prefix)} className="grid content-start gap-3">
    <h3 className="font-strong">{title}</h3>
    {children}
  </form>
)
