import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { smtpGateway } from '#lib/adapters/smtp/smtp.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type MailSink, startMailSink } from '#lib/simulation/mail/start-mail-sink.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let smtpPort = 0
let httpPort = 0
const folder = mkdtempSync(join(tmpdir(), 'dotquad-mail-'))
const startSink = (): Promise<MailSink> => startMailSink({ smtpPort, httpPort, folder })

const job = systemActor('test')
const mail = { to: 'buyer@anchor.example', subject: 'A test', text: 'Secret link' }
const rows = (sql: string) => withDatabase(database.ownerUrl, async (client) => (await client.query(sql)).rows)
const kept = async ({ url }: MailSink) => (await (await fetch(url)).text()).match(/<li>/g)?.length ?? 0

beforeAll(async () => {
  database = await createTestDatabase()
  smtpPort = await findFreePort()
  httpPort = await findFreePort()
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${smtpPort}`)
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterAll(async () => {
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('a mail', () => {
  test('of a transaction that did not commit is never sent', async () => {
    const undone = inTransaction(async (tx) => {
      await queueMail(tx, { key: 'undone', ...mail })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await sendDueMail(job)).toEqual({ sent: 0, failed: 0 })
  })

  test('waits while no server takes it, each time longer, and goes when one does', async () => {
    await inTransaction((tx) => queueMail(tx, { key: 'waits', ...mail }))
    expect(await sendDueMail(job)).toEqual({ sent: 0, failed: 1 })
    expect(await sendDueMail(job)).toEqual({ sent: 0, failed: 0 })
    const [waiting] = await rows('SELECT attempts, last_error, next_attempt_at > now() AS later FROM mail_outbox')
    expect(waiting).toMatchObject({ attempts: 1, last_error: expect.stringContaining('ECONNREFUSED'), later: true })
    const sink = await startSink()
    await rows('UPDATE mail_outbox SET next_attempt_at = now()')
    expect(await sendDueMail(job)).toEqual({ sent: 1, failed: 0 })
    expect(await kept(sink)).toBe(1)
    await sink.stop()
    expect(await rows('SELECT text, last_error, next_attempt_at FROM mail_outbox')).toEqual([
      { text: '', last_error: null, next_attempt_at: null },
    ])
  })

  test('is sent once by many senders at once, and asked for twice is one', async () => {
    const sink = await startSink()
    const before = await kept(sink)
    for (let i = 0; i < 30; i++)
      await inTransaction(async (tx) => {
        await queueMail(tx, { key: `many:${i}`, ...mail })
        await queueMail(tx, { key: `many:${i}`, ...mail })
      })
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendDueMail(job)))
    expect(sent.reduce((sum, each) => sum + each.sent, 0)).toBe(30)
    expect((await kept(sink)) - before).toBe(30)
    await sink.stop()
  })

  test('nobody takes after ten tries is given up, and keeps its reason', async () => {
    await inTransaction((tx) => queueMail(tx, { key: 'hopeless', ...mail }))
    await rows("UPDATE mail_outbox SET attempts = 9 WHERE key = 'hopeless'")
    expect(await sendDueMail(job)).toEqual({ sent: 0, failed: 1 })
    const [row] = await rows("SELECT attempts, next_attempt_at, sent_at FROM mail_outbox WHERE key = 'hopeless'")
    expect(row).toEqual({ attempts: 10, next_attempt_at: null, sent_at: null })
  })
})

test('without a server set, a mail says which setting is missing', async () => {
  const refused = await smtpGateway(() => null).send({ key: 'k', from: 'a@b.example', ...mail })
  expect(refused).toEqual({ ok: false, error: 'No mail server is set: SMTP_URL names one.' })
})
