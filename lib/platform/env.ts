/**
 * The environment: every variable the project reads, in one schema, and the only file that reads them.
 *
 * `.env.example` names the same variables; a test holds the two together. Messages name a variable
 * and what would be right, never its value, which may be a password.
 */
import { existsSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { delimiter, dirname, resolve } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { projectRoot } from './project-root.ts'

const oneOf = <const T extends readonly [string, ...string[]]>(...names: T) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` })

const wholeNumber = (from: number, to: number) => {
  const problem = { error: `must be a whole number from ${from} to ${to}` }
  return z
    .string()
    .regex(/^\d+$/, problem)
    .transform(Number)
    .pipe(z.number(problem).min(from, problem).max(to, problem))
}

const postgresUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), {
    error: 'must be a URL such as postgresql://user:password@host:5432/database',
  })
  .refine((text) => URL.canParse(text) && new URL(text).pathname.length > 1, {
    error: 'must name a database after the host: postgresql://user:password@host:5432/database',
  })

/** Without a path or a query, so that a path can be put behind it. */
const webOrigin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:\/\/[^/?#]+\/?$/.test(text), {
    error: 'must be the address of a site and nothing behind it, such as https://market.example',
  })
  .transform((text) => new URL(text).origin)

const smtpUrl = z.string().refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol), {
  error: 'must be a URL such as smtps://user:password@mail.example:465',
})

/** Words with commas between them. */
const secretsWithCommas = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .refine((secrets) => secrets.every((secret) => secret !== ''), {
    error: 'must be one signing secret (whsec_…), or several with commas between them',
  })

/** `list:key` pairs with commas between them. A key becomes a label of a name: letters, digits, hyphens. */
const keysByList = z
  .string()
  .regex(/^[a-z\d-]+:[a-zA-Z\d-]{1,63}(?:,[a-z\d-]+:[a-zA-Z\d-]{1,63})*$/, {
    error: 'must be pairs such as spamhaus-zen:yourkey,barracuda-brbl:registered',
  })
  .transform(
    (text): Readonly<Partial<Record<string, string>>> =>
      Object.fromEntries(text.split(',').map((pair) => pair.split(':'))),
  )

const webAddress = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
  error: 'must be a web address such as https://rdap.example/rdap',
})

const hostAndPort = /^(?:\[(?<six>[\da-fA-F:.]+)\]|(?<host>[\w.-]+)):(?<port>\d{1,5})$/

function readHostAndPort(text: string): { host: string; port: number } | null {
  const { six, host = six, port } = hostAndPort.exec(text.trim())?.groups ?? {}
  const number = Number(port)
  return host === undefined || number < 1 || number > 65_535 ? null : { host, port: number }
}

/** `host:port`, an IPv6 address in brackets. */
const server = z.string().transform((text, context) => {
  const read = readHostAndPort(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'must be a host and a port such as whois.example:43' })
  return z.NEVER
})

/** Several with commas between them, an IPv6 address in brackets. */
const servers = z
  .string()
  .refine((text) => text.split(',').every((server) => readHostAndPort(server) !== null), {
    error: 'must be one or more of host:port with commas between them, such as rpki.example:8282,[2001:db8::1]:8282',
  })
  .transform((text) => text.split(',').flatMap((server) => readHostAndPort(server) ?? []))

/** `address=host:port` pairs with commas between them: where a server is that is not reached at its own address. */
const serversByAddress = z
  .string()
  .refine((text) => text.split(',').every((pair) => readPair(pair) !== null), {
    error: 'must be pairs such as 192.0.2.53=127.0.0.1:5353 with commas between them',
  })
  .transform(
    (text): ReadonlyMap<string, { host: string; port: number }> =>
      new Map(text.split(',').flatMap((pair) => readPair(pair) ?? [])),
  )

function readPair(text: string): [[string, { host: string; port: number }]] | null {
  const [address = '', place = ''] = text.split('=')
  const read = readHostAndPort(place)
  return isIPv4(address.trim()) && read ? [[address.trim(), read]] : null
}

/** A path, relative to the project folder, wherever the program was called. */
const path = z.string().transform((text) => resolve(projectRoot, text))

export const variables = z.object({
  DOTQUAD_WORLD: oneOf('simulated', 'files', 'live').default('simulated'),
  DOTQUAD_DATA_DIR: path.default(resolve(projectRoot, '.data')),
  DOTQUAD_SOURCES_DIR: path.optional(),
  DOTQUAD_DOWNLOADS_FILE: path.optional(),
  DOTQUAD_KEEP_DAYS: wholeNumber(1, 36_500).optional(),
  DOTQUAD_NETWORK: oneOf('auto', 'off').default('auto'),
  DOTQUAD_SNAPSHOT_DIR: path.optional(),
  S3_ENDPOINT: webOrigin.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -',
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, { error: 'must be the name of a region, such as eu-central-1' })
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  DOTQUAD_APP_DATABASE_URL: postgresUrl.optional(),
  PORT: wholeNumber(1, 65535).default(3000),
  DOTQUAD_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be an address or host name to listen on' })
    .default('127.0.0.1'),
  DOTQUAD_REVERSE_PROXY: oneOf('none', 'trusted').default('none'),
  DOTQUAD_CHECKS_PER_MINUTE: wholeNumber(1, 1_000_000).default(60),
  PUBLIC_URL: webOrigin.optional(),
  AUTH_SECRET: z.string().min(32, { error: 'must be at least 32 random characters' }).optional(),
  AUTH_SECRET_BEFORE: z
    .string()
    .min(32, { error: 'must be the AUTH_SECRET before, at least 32 characters' })
    .optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).default('market@dotquad.example'),
  MAIL_VIEWER_URL: webOrigin.optional(),
  DOTQUAD_WEBHOOKS: oneOf('public', 'anywhere').default('public'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[rs]k_(?:test|live)_/, { error: 'must be a secret or restricted key: sk_test_…, rk_live_…' })
    .optional(),
  STRIPE_WEBHOOK_SECRET: secretsWithCommas.default([]),
  STRIPE_API_BASE: webOrigin.optional(),
  RTR_SERVERS: servers.default([]),
  RDAP_BASE_URL: webAddress.optional(),
  IRRD_SERVER: server.prefault('whois.radb.net:43'),
  REGISTRY_PORTAL_URL: webOrigin.optional(),
  DNSBL_RESOLVER: server.optional(),
  RDNS_RESOLVER: server.optional(),
  RDNS_SERVERS_AT: serversByAddress.default(new Map()),
  DNSBL_KEYS: keysByList.default({}),
  DNSBL_PER_SECOND: wholeNumber(1, 100_000).optional(),
  DOTQUAD_SIMULATION_PORT: wholeNumber(1, 65528).optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  CHROMIUM_PATH: z
    .string()
    .refine(existsSync, { error: 'must be the path of an existing Chromium or Chrome' })
    .optional(),
})

export type Environment = Readonly<z.infer<typeof variables>>
export type World = Environment['DOTQUAD_WORLD']

/** The environment, or one line for each variable that is wrong. An empty variable counts as not set. */
export function parseEnvironment(given: Readonly<Record<string, string | undefined>>): Result<Environment, string> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
  // A mistyped name would otherwise be silence; names of the tests are the tests' own.
  const unknown = Object.keys(set).filter((name) => /^DOTQUAD_(?!TEST_)/.test(name) && !(name in variables.shape))
  const parsed = variables.safeParse(set)
  const problems = [
    ...unknown.map((name) => `${name} is no variable of Dotquad; .env.example names them all.`),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
  ]
  return parsed.success && problems.length === 0 ? ok(parsed.data) : err(problems.join('\n'))
}

let cached: Result<Environment, string> | undefined

/** Reads `.env` in the project folder, if there is one, then the environment; a variable set outside wins. Once. */
export function readEnvironment(): Result<Environment, string> {
  if (cached) return cached
  const file = resolve(projectRoot, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  cached = parseEnvironment(process.env)
  return cached
}

/** Where readers find the site: the start of every link in a mail. */
export const publicUrl = ({ PUBLIC_URL, DOTQUAD_HOST, PORT }: Environment): string =>
  PUBLIC_URL ?? `http://${DOTQUAD_HOST}:${PORT}`

/** next-auth takes its own address from this variable and from nowhere else. */
export function settleNextAuthUrl(): void {
  process.env.NEXTAUTH_URL = publicUrl(environment())
}

/** The environment of this process. Throws where it is wrong: programs call `readEnvironment` first and say so. */
export function environment(): Environment {
  const read = readEnvironment()
  if (!read.ok) throw new Error(read.error)
  return read.value
}

/** What a program started by this one inherits, with `changes` on top; this Node comes first on its path. */
export function childEnvironment(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path, ...changes }
}
