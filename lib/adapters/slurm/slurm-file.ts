/** The JSON of a SLURM file, member by member as RFC 8416 section 3 has it; a member it does not define is an error. */
import { z } from 'zod'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

const asn = z
  .int({ error: 'must be an AS number, 0 to 4294967295, without "AS"' })
  .min(0, { error: 'must be an AS number, 0 to 4294967295' })
  .max(0xffffffff, { error: 'must be an AS number, 0 to 4294967295' })
const text = z.string({ error: 'must be text' })
const base64 = z.string({ error: 'must be text' }).regex(/^[A-Za-z0-9+/_-]*={0,2}$/, { error: 'must be Base64' })

const PrefixFilter = z
  .strictObject({ prefix: text.optional(), asn: asn.optional(), comment: text.optional() })
  .refine(({ prefix, asn: number }) => prefix !== undefined || number !== undefined, {
    error: 'must have "prefix", "asn" or both',
  })

const RouterKeyFilter = z
  .strictObject({ asn: asn.optional(), SKI: base64.optional(), comment: text.optional() })
  .refine(({ asn: number, SKI }) => number !== undefined || SKI !== undefined, {
    error: 'must have "asn", "SKI" or both',
  })

const PrefixAssertion = z.strictObject({
  prefix: text,
  asn,
  maxPrefixLength: z.int({ error: 'must be a whole number' }).optional(),
  comment: text.optional(),
})

const RouterKeyAssertion = z.strictObject({ asn, SKI: base64, routerPublicKey: base64, comment: text.optional() })

const list = <T extends z.ZodType>(entry: T) => z.array(entry, { error: 'must be a list' })

const File = z.strictObject({
  slurmVersion: z.literal(1, { error: 'must be 1: no other version is a standard (RFC 8416)' }),
  validationOutputFilters: z.strictObject({ prefixFilters: list(PrefixFilter), bgpsecFilters: list(RouterKeyFilter) }),
  locallyAddedAssertions: z.strictObject({
    prefixAssertions: list(PrefixAssertion),
    bgpsecAssertions: list(RouterKeyAssertion),
  }),
})

export type SlurmFile = {
  prefixFilters: z.infer<typeof PrefixFilter>[]
  prefixAssertions: z.infer<typeof PrefixAssertion>[]
  /** Of BGPsec, which no route is validated by here. */
  routerKeyEntries: number
}

export function parseSlurmFile(content: string): Result<SlurmFile, string> {
  const json = parseJson(content)
  if (!json.ok) return json
  const file = File.safeParse(json.value)
  if (!file.success) return err(explain(file.error))
  const { validationOutputFilters: out, locallyAddedAssertions: added } = file.data
  return ok({
    prefixFilters: out.prefixFilters,
    prefixAssertions: added.prefixAssertions,
    routerKeyEntries: out.bgpsecFilters.length + added.bgpsecAssertions.length,
  })
}

function parseJson(content: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(content))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return err(`Not JSON: ${error.message}.`)
  }
}

/** `validationOutputFilters.prefixFilters[2] must have "prefix", "asn" or both.` */
function explain({ issues: [issue] }: z.ZodError): string {
  const path = (issue?.path ?? []).reduce<string>(
    (so, step) => (typeof step === 'number' ? `${so}[${step}]` : `${so}${so === '' ? '' : '.'}${String(step)}`),
    '',
  )
  const where = path === '' ? 'The file' : path
  if (issue?.code === 'unrecognized_keys') {
    return `${where} has a member that RFC 8416 does not define: ${issue.keys.map(quote).join(', ')}.`
  }
  if (issue?.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return `${where} must be ${issue.expected === 'object' ? 'an object' : `of type ${issue.expected}`}, and may not be missing.`
  }
  return `${where} ${issue?.message}.`
}
