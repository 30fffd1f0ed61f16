'use client'

import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { FormMessage } from '#components/ui/form-message.tsx'
import { type FormAction, openForm } from '#components/ui/form-state.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { inputClass, TextField } from '#components/ui/text-field.tsx'
import { confidences, explainConfidence } from '#lib/kernel/confidence.ts'
import type { RuleWording } from '#lib/registry/rule-wording.ts'

type RuleFormProps = {
  action: FormAction
  ruleId: string
  /** The last edit of the rule that the reader has seen. */
  seen: number
  /** What its value may be; null where it has none. */
  valueHint: string | null
  standing: RuleWording
}

/** A rule as an operator changes it: what it says, where it was read, how sure one may be, and why it is changed. */
export function RuleForm({ action, ruleId, seen, valueHint, standing }: RuleFormProps) {
  const [state, submit, isPending] = useActionState(action, openForm)
  const field = (name: keyof RuleWording) => ({
    name,
    defaultValue: state.status === 'refused' ? (state.values[name] ?? standing[name]) : standing[name],
    error: state.problems[name] ?? null,
  })
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="rule" value={ruleId} />
      <input type="hidden" name="seen" value={seen} />
      {valueHint !== null && <TextField label="Value" hint={valueHint} {...field('value')} />}
      <TextArea label="What it says" {...field('says')} />
      <TextField label="Clause" {...field('clause')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
        <TextField label="Read in" {...field('readIn')} />
        <TextField label="That text’s own date" {...field('dated')} />
        <TextField label="Read on" hint="A day such as 2026-11-23." {...field('dateRead')} />
        <ConfidenceField {...field('confidence')} />
      </div>
      <TextField label="What of it is in doubt" hint="A clause; empty for nothing." {...field('doubt')} />
      <TextArea
        label="Why it is changed"
        name="reason"
        required
        defaultValue={state.status === 'refused' ? state.values.reason : ''}
        error={state.problems.reason ?? null}
        hint="Stays beside the rule, with your account and the day."
      />
      <FormMessage state={state} />
      <div>
        <Button type="submit" kind="primary" disabled={isPending}>
          Save the rule
        </Button>
      </div>
    </form>
  )
}

type ConfidenceFieldProps = { name: string; defaultValue: string; error: string | null }

function ConfidenceField({ error, ...select }: ConfidenceFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block pb-1 text-label text-ink2">
        Confidence
      </label>
      <select id={id} className={classNames(inputClass, 'w-full')} {...select}>
        {confidences.map((confidence) => (
          <option key={confidence} value={confidence}>
            {explainConfidence(confidence)}
          </option>
        ))}
      </select>
      {error && <p className="pt-1.5 text-red">{error}</p>}
    </div>
  )
}
