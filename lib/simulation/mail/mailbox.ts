/** The mail a sink took, one file each, named by its Message-ID: the same mail delivered twice is one. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'

export type KeptMail = {
  /** 32 hex digits. */
  id: string
  receivedAt: Date
  from: string
  to: string
  subject: string
  text: string
}

export type Mailbox = {
  keep(raw: Buffer): Promise<void>
  /** Newest first. */
  list(): Promise<KeptMail[]>
  find(id: string): Promise<KeptMail | null>
}

const ending = '.eml'

async function read(path: string, id: string): Promise<KeptMail> {
  const { from, to, subject, text } = await PostalMime.parse(readFileSync(path))
  return {
    id,
    receivedAt: statSync(path).mtime,
    from: from?.address ?? '',
    to: to?.map(({ address }) => address ?? '').join(', ') ?? '',
    subject: subject ?? '',
    text: text ?? '',
  }
}

export function openMailbox(folder: string): Mailbox {
  mkdirSync(folder, { recursive: true })
  const pathOf = (id: string) => join(folder, `${id}${ending}`)
  const ids = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
  return {
    async keep(raw) {
      const { messageId } = await PostalMime.parse(raw)
      const id = createHash('sha256')
        .update(messageId ?? raw)
        .digest('hex')
        .slice(0, 32)
      writeFileSync(`${pathOf(id)}.half`, raw, { mode: 0o600 })
      renameSync(`${pathOf(id)}.half`, pathOf(id))
    },
    async list() {
      const all = await Promise.all(ids().map((id) => read(pathOf(id), id)))
      return all.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || a.id.localeCompare(b.id))
    },
    find: async (id) => (ids().includes(id) ? read(pathOf(id), id) : null),
  }
}
