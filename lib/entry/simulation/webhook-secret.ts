/** What the Stripe that is played signs its events with: made once, and known to it and to the product alone. */
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '#lib/platform/env.ts'
import { findSecretFile, makePassword, writeSecretFile } from '#lib/platform/secret-file.ts'

const Kept = z.object({ webhookSecret: z.string() })

/** Where the Stripe that is played keeps everything it remembers. */
export const stripeFolder = ({ DOTQUAD_DATA_DIR, DOTQUAD_WORLD }: Environment): string =>
  join(DOTQUAD_DATA_DIR, DOTQUAD_WORLD, 'stripe')

export function keepWebhookSecret(settings: Environment): string {
  const path = join(stripeFolder(settings), 'webhook-secret.json')
  const kept = findSecretFile(path, Kept)
  if (kept) return kept.webhookSecret
  const made = { webhookSecret: `whsec_${makePassword()}` }
  writeSecretFile(path, made)
  return made.webhookSecret
}
