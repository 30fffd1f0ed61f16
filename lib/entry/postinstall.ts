/** After `npm ci`: what the sources need and git does not keep. Says nothing and changes nothing when repeated. */
import { generateClient } from '#lib/platform/prisma/generate-client.ts'

export async function main(): Promise<number> {
  await generateClient()
  return 0
}
