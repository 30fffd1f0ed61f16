/**
 * Which PostgreSQL this checkout uses, and as whom.
 *
 * The owner migrates; the app role, which web and worker use, cannot change append-only tables.
 */
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '#lib/platform/env.ts'
import { type Credentials, embeddedUrl, findCredentials, roles } from '#lib/platform/postgres/credentials.ts'
import { findSecretFile, writeSecretFile } from '#lib/platform/secret-file.ts'

export const databaseOfWorld = (environment: Environment) => `dotquad_${environment.DOTQUAD_WORLD}`

export const embeddedOwnerUrl = (credentials: Credentials, environment: Environment) =>
  embeddedUrl(credentials, 'owner', databaseOfWorld(environment))

const AppPassword = z.object({ server: z.string(), password: z.string() })

const appPasswordFile = (environment: Environment) => join(environment.DOTQUAD_DATA_DIR, 'app-role.json')
/** A role belongs to a whole server, so its password is kept for the server. */
const serverOf = (url: string) => new URL(url).host

/** The URL of the app role in the database of `url`. */
function asAppRole(url: string, password: string): string {
  const app = new URL(url)
  app.username = roles.app
  app.password = password
  return app.href
}

export function saveAppPassword(environment: Environment, ownerUrl: string, password: string): void {
  writeSecretFile(appPasswordFile(environment), { server: serverOf(ownerUrl), password })
}

/** The owner's URL, or null before the first start and where only the app role's is known. */
export function findOwnerUrl(environment: Environment): string | null {
  if (environment.DATABASE_URL) return environment.DATABASE_URL
  if (environment.DOTQUAD_APP_DATABASE_URL) return null
  const credentials = findCredentials(environment.DOTQUAD_DATA_DIR)
  return credentials && embeddedOwnerUrl(credentials, environment)
}

/** The app role's URL, or null before the first start. */
export function findAppUrl(environment: Environment): string | null {
  if (environment.DOTQUAD_APP_DATABASE_URL) return environment.DOTQUAD_APP_DATABASE_URL
  if (environment.DATABASE_URL) {
    const kept = findSecretFile(appPasswordFile(environment), AppPassword)
    const isThisServer = kept?.server === serverOf(environment.DATABASE_URL)
    return isThisServer ? asAppRole(environment.DATABASE_URL, kept.password) : null
  }
  const credentials = findCredentials(environment.DOTQUAD_DATA_DIR)
  return credentials && embeddedUrl(credentials, 'app', databaseOfWorld(environment))
}
