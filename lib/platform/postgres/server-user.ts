/**
 * Who runs the embedded server, and which folders that user can enter.
 *
 * PostgreSQL refuses to run as root, so root hands it to `postgres` or `nobody`; anybody else runs it
 * as themselves.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'

/** `self`: the user of this process. Otherwise the ids to change to, which only root may. */
export type ServerUser = { kind: 'self' } | { kind: 'other'; name: string; uid: number; gid: number }

const isRoot = () => process.getuid?.() === 0

/** Numeric id as `id` prints it, or null where there is no such user. */
function askId(option: '-u' | '-g', name: string): number | null {
  const asked = spawnSync('id', [option, name], { encoding: 'utf8' })
  return asked.status === 0 ? Number(asked.stdout) : null
}

export function chooseServerUser(): ServerUser {
  if (!isRoot()) return { kind: 'self' }
  for (const name of ['postgres', 'nobody']) {
    const uid = askId('-u', name)
    const gid = askId('-g', name)
    if (uid !== null && gid !== null) return { kind: 'other', name, uid, gid }
  }
  throw new OperatorRefusal(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody: start Dotquad as an ordinary user, or set DATABASE_URL.',
  )
}

type Owner = { uid: number; gid: number }

/** The one permission bit that decides for `user`: PostgreSQL's user is in no other groups. */
function searchBit(folder: Owner, user: Owner): number {
  if (folder.uid === user.uid) return 0o100
  return folder.gid === user.gid ? 0o010 : 0o001
}

/** Whether `user` may enter the folder and every folder above it. Parts that do not exist yet are ours to make. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user.kind === 'self') return true
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (existsSync(path)) {
      const { uid, gid, mode } = statSync(path)
      if ((mode & searchBit({ uid, gid }, user)) === 0) return false
    }
    if (path === dirname(path)) return true
  }
}

/** A folder of root's that everybody may enter, outside any home. Anybody could have made it first, so that is checked. */
export function sharedFolder(name: string): string {
  const folder = join('/var/tmp', `dotquad-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { uid, mode } = lstatSync(folder)
  const isOurs = lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0
  if (!isOurs)
    throw new OperatorRefusal(
      `${folder} was made by another user: remove it, or set DOTQUAD_DATA_DIR and DATABASE_URL.`,
    )
  chmodSync(folder, 0o755)
  return folder
}
