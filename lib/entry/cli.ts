/** The command line, design 4.1: needs no running server, writes JSON alone to stdout. */
import { readEnvironment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { asn } from './cli/asn.ts'
import { conflicts } from './cli/conflicts.ts'
import { dossier } from './cli/dossier.ts'
import { geofeedLint } from './cli/geofeed-lint.ts'
import { keys } from './cli/keys.ts'
import { location } from './cli/location.ts'
import { pack } from './cli/pack.ts'
import { rov } from './cli/rov.ts'
import { sync } from './cli/sync.ts'
import { transferability } from './cli/transferability.ts'
import { UsageProblem, usage } from './cli/usage.ts'
import { verify } from './cli/verify.ts'
import { whatIf } from './cli/what-if.ts'

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  sync,
  dossier,
  asn,
  rov,
  pack,
  verify,
  keys,
  transferability,
  location,
  'geofeed-lint': geofeedLint,
  conflicts,
  'what-if': whatIf,
}

/** Runs one command and gives its exit status. `argv` is the command and what follows it. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv
  if (['help', '--help', '-h'].includes(name)) {
    process.stderr.write(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return refuse(`${name === '' ? 'Name a command.' : `There is no command "${name}".`}\n\n${usage}`, 2)
  const env = readEnvironment()
  if (!env.ok) return refuse(env.error, 1)
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    return await command(args)
  } catch (error) {
    if (error instanceof OperatorRefusal) return refuse(error.message, 1)
    if (error instanceof UsageProblem) return refuse(error.message, 2)
    if (isBadOption(error)) return refuse(explainBadOption(error), 2)
    throw error
  }
}

function refuse(message: string, status: number): number {
  process.stderr.write(`${message}\n`)
  return status
}

const isBadOption = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** Node's own words go on with advice on positional arguments that fits no command here. */
function explainBadOption({ message }: Error): string {
  const [first = message] = message.split(/\.\s/)
  return `${first.replace(/\.$/, '')}. dotquad help shows what each command takes.`
}
