/** Holds requests and answers against the SDK's types. Form values are text, so numbers and booleans are read out of it. */
import { Ajv, type ValidateFunction } from 'ajv'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { ApiRoots } from './api-roots.ts'
import type { ApiSchema } from './api-schema.ts'

type RootName = keyof ApiRoots
export type Misfit = { path: string; message: string }

export type ApiCheck = {
  /** The parameters with their types, or the first that the API does not know. */
  readRequest<Name extends RootName>(name: Name, params: unknown): Result<ApiRoots[Name], Misfit>
  /** Throws where an object of ours is none of Stripe's: a bug of the stand-in. */
  assertAnswer(object: { object: string }): void
}

/** What an unknown or missing parameter is called in Stripe's messages: `line_items[0][price_data]`. */
function nameParameter(instancePath: string, extra: string | undefined): string {
  const [first = '', ...rest] = [...instancePath.split('/').slice(1), ...(extra === undefined ? [] : [extra])]
  return first + rest.map((part) => `[${part}]`).join('')
}

function firstMisfit({ errors }: ValidateFunction): Misfit {
  const found =
    errors?.find(({ keyword }) => keyword === 'additionalProperties' || keyword === 'required') ?? errors?.[0]
  if (!found) return { path: '', message: 'Invalid request' }
  const { additionalProperty, missingProperty } = found.params
  const path = nameParameter(found.instancePath, additionalProperty ?? missingProperty)
  if (additionalProperty) return { path, message: `Received unknown parameter: ${path}` }
  if (missingProperty) return { path, message: `Missing required param: ${path}.` }
  return { path, message: `Invalid value for ${path}: it ${found.message}` }
}

export function makeApiCheck({ definitions, roots }: ApiSchema): ApiCheck {
  const settings = { strict: false, allErrors: false } as const
  const forms = new Ajv({ ...settings, coerceTypes: true }).addSchema({ $id: 'stripe', definitions })
  const objects = new Ajv(settings).addSchema({ $id: 'stripe', definitions })
  const compiled = new Map<string, ValidateFunction>()
  const validatorOf = (name: string): ValidateFunction => {
    const known = compiled.get(name)
    if (known) return known
    const local = JSON.stringify(roots[name] ?? { not: {} }).replaceAll('#/definitions/', 'stripe#/definitions/')
    const made = (/ /.test(name) ? forms : objects).compile(JSON.parse(local))
    compiled.set(name, made)
    return made
  }
  return {
    readRequest: <Name extends RootName>(name: Name, params: unknown) => {
      const validate: ValidateFunction<ApiRoots[Name]> = validatorOf(name) as ValidateFunction<ApiRoots[Name]>
      return validate(params) ? ok(params) : err(firstMisfit(validate))
    },
    assertAnswer: (object) => {
      const validate = validatorOf(object.object)
      const fits: boolean = validate(object)
      if (fits) return
      const misfits = JSON.stringify(validate.errors?.slice(0, 3))
      throw new Error(`A ${object.object} of the stand-in is not as Stripe's types say: ${misfits}`)
    },
  }
}
