/**
 * What is needed to reach the embedded server: its port and the passwords of its three roles.
 *
 * Kept in one file beside the cluster that only the owner of the checkout can read. The port is part
 * of it because it is chosen, not fixed: several checkouts may run at once.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { findSecretFile, makePassword, writeSecretFile } from '#lib/platform/secret-file.ts'

/** Superuser of the embedded cluster, owner of the databases, and the role of web and worker. */
export const roles = { superuser: 'dotquad_superuser', owner: 'dotquad_owner', app: 'dotquad_app' } as const
export type Role = keyof typeof roles

const Credentials = z.object({
  port: z.number().int(),
  passwords: z.object({ superuser: z.string(), owner: z.string(), app: z.string() }),
})
export type Credentials = z.infer<typeof Credentials>

const fileIn = (dataDir: string) => join(dataDir, 'postgres.json')

export const findCredentials = (dataDir: string): Credentials | null => findSecretFile(fileIn(dataDir), Credentials)

export const saveCredentials = (dataDir: string, credentials: Credentials) =>
  writeSecretFile(fileIn(dataDir), credentials)

export function makeCredentials(port: number): Credentials {
  return { port, passwords: { superuser: makePassword(), owner: makePassword(), app: makePassword() } }
}

/** The URL of one role in one database of the embedded server. */
export function embeddedUrl(credentials: Credentials, role: Role, database: string): string {
  return `postgresql://${roles[role]}:${credentials.passwords[role]}@127.0.0.1:${credentials.port}/${database}`
}
