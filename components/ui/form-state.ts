/** What a form was answered, so that it can say so beside its fields and keep what was typed. */
export type FormState = {
  /** `done`: the message says what happened, and there is nothing more to type. */
  status: 'open' | 'refused' | 'done'
  /** About the whole form. */
  message: string | null
  /** A sentence for each field that has to change, by its name. */
  problems: Readonly<Record<string, string>>
  /** What was typed, but for passwords. */
  values: Readonly<Record<string, string>>
}

export type FormAction = (state: FormState, fields: FormData) => Promise<FormState>

export const openForm: FormState = { status: 'open', message: null, problems: {}, values: {} }

export const refuseForm = (refusal: Partial<FormState>): FormState => ({ ...openForm, status: 'refused', ...refusal })

export const finishForm = (message: string): FormState => ({ ...openForm, status: 'done', message })

/** The text fields as they were typed; files and the named secrets are left out. */
export function typedValues(fields: FormData, ...secrets: string[]): Record<string, string> {
  const typed = [...fields].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secrets.includes(entry[0]),
  )
  return Object.fromEntries(typed)
}
