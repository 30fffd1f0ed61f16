/** `npm run prisma -- <command>`: Prisma's command line on this checkout's database. */
import { runPrisma } from '#lib/platform/prisma/prisma-cli.ts'

export async function main(argv: string[]): Promise<number> {
  const { status } = await runPrisma(argv, { stdio: 'inherit' })
  return status
}
