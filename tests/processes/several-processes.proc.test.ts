/** Two web and two worker processes over one database: real programs, real signals, webhooks that come to both webs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { jobs } from '#lib/entry/worker/jobs.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { prepareJobQueue } from '#lib/platform/database/job-queue.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { requestJob } from '#lib/platform/request-job.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type StripeStandin, startStripe } from '#lib/simulation/stripe/start-stripe.ts'
import { type House, openHouse } from '../support/house.ts'
import { findLedgerFaults } from '../support/ledger.ts'
import { type MailDoors, openMailDoors } from '../support/mail-doors.ts'
import { order, settleMarket } from '../support/market.ts'
import { type RunningProgram, startProgram } from '../support/programs.ts'
import { secretKey, testCard, webhookSecret } from '../support/stripe-standin.ts'
import { openWebhookRelay, type WebhookRelay } from '../support/webhook-relay.ts'

const dealCount = 6
const queues = jobs.map(({ name }) => name)
const folder = mkdtempSync(join(tmpdir(), 'dotquad-processes-'))
/** Doors of the mail server: one for each worker, one for both webs. */
const webDoor = 2

let house: House
let mail: MailDoors
let stripe: StripeStandin
let relay: WebhookRelay
let webs: string[]
let workers: RunningProgram[]
const programs: RunningProgram[] = []

async function start(name: 'web' | 'worker', door: number, port = 3000): Promise<RunningProgram> {
  const program = await startProgram({
    name,
    log: join(folder, `${name}-${port}-${door}.log`),
    environment: {
      ...{ DOTQUAD_WORLD: 'simulated', DOTQUAD_DATA_DIR: folder, DOTQUAD_NETWORK: 'off', LOG_LEVEL: 'info' },
      ...{ DOTQUAD_APP_DATABASE_URL: house.appUrl, AUTH_SECRET: 'shared by all processes of this one test' },
      ...{ STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: stripe.url },
      ...{ SMTP_URL: mail.urls[door] ?? '', PORT: String(port) },
    },
  })
  programs.push(program)
  return program
}

beforeAll(async () => {
  const [stripePort, ...ports] = await Promise.all([findFreePort(), findFreePort(), findFreePort()])
  vi.stubEnv('DOTQUAD_DATA_DIR', folder)
  vi.stubEnv('STRIPE_SECRET_KEY', secretKey)
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', webhookSecret)
  vi.stubEnv('STRIPE_API_BASE', `http://127.0.0.1:${stripePort}`)
  house = await openHouse()
  await prepareJobQueue(house.ownerUrl, queues)
  mail = await openMailDoors(3)
  relay = await openWebhookRelay()
  const dataFile = join(folder, 'stripe.jsonl')
  stripe = await startStripe({ port: stripePort, secretKey, webhookSecret, webhookUrl: relay.url, dataFile })
  webs = ports.map((port) => `http://127.0.0.1:${port}`)
  relay.sendTo(webs)
  const started = [start('worker', 0), start('worker', 1), ...ports.map((port) => start('web', webDoor, port))]
  workers = (await Promise.all(started)).slice(0, 2)
})

afterAll(async () => {
  await Promise.all(programs.map((program) => program.stop()))
  await stripe.stop()
  relay.close()
  await mail.close()
  await house.close()
  rmSync(folder, { recursive: true })
})

/** Asks until it is so; what it asks for in between may be asked for again and again. */
async function until(isSo: () => Promise<boolean> | boolean, seconds: number, what: string): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`In ${seconds} s it did not come about that ${what}.`)
    await wait(250)
  }
}

const count = async (sql: string) => Number((await house.asOwner(sql))[0]?.count)
const isNone = (sql: string) => async () => (await count(sql)) === 0
const jobsDone = (worker: RunningProgram) => worker.output().split('"msg":"done"').length - 1

/** A buyer and a seller who read mail, and a deal that waits to be paid for each page that this gives. */
async function openPayPages(): Promise<{ dealIds: string[]; pages: string[] }> {
  const { buyer, operator } = await settleMarket(house)
  for (const name of ['buyer', 'seller', 'operator']) {
    const userId = `usr_of_org_${name}`
    const insert =
      'INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at) VALUES ($1, $2, $3, $4, now())'
    await house.asOwner(insert, [userId, `${name}@anchor.example`, name, 'none'])
    const join = 'INSERT INTO membership (user_id, organisation_id, role) VALUES ($1, $2, $3)'
    await house.asOwner(join, [userId, `org_${name}`, name])
  }
  const [dealIds, pages]: [string[], string[]] = [[], []]
  for (let made = 0; made < dealCount; made++) {
    const { id } = await order(buyer)
    const urls = { successUrl: `${webs[0]}/deals/${id}`, cancelUrl: `${webs[0]}/deals/${id}` }
    const page = await payDeal({ actor: buyer, dealId: id, customerEmail: null, ...urls })
    if (!page.ok) throw new Error(page.error.message)
    dealIds.push(id)
    pages.push(page.value)
  }
  expect(operator.roles).toEqual(['operator'])
  return { dealIds, pages }
}

const pay = (page: string) =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ ...testCard, notice: 'twice' }), redirect: 'manual' })

/** A worker is in the middle of a mail; then it is no more. Gives the door of the dead. */
async function killInTheMiddle(): Promise<number> {
  const kept = mail.keepNextWaiting()
  await inTransaction((tx) =>
    queueMail(tx, { key: 'held', to: 'buyer@anchor.example', subject: 'Held', text: 'In the middle.' }),
  )
  await requestJob('send-mail')
  const door = await kept
  await workers[door]?.kill()
  return door
}

test('two web and two worker processes do everything once, and take over from one that was killed', async () => {
  await until(() => workers.every((worker) => jobsDone(worker) > 0), 20, 'both workers have done a job')
  const { dealIds, pages } = await openPayPages()
  const dead = await killInTheMiddle()
  expect(dead).not.toBe(webDoor)
  const paid = await Promise.all(pages.map(pay))
  expect(paid.map(({ status }) => status)).toEqual(pages.map(() => 303))
  await start('worker', dead)

  const unfunded = `SELECT count(*) FROM deal WHERE state <> 'funded'`
  await until(isNone(unfunded), 20, 'every deal is paid')
  const isQuiet = isNone(
    `SELECT (SELECT count(*) FROM deal_effect WHERE done_at IS NULL) + (SELECT count(*) FROM mail_outbox WHERE sent_at IS NULL)
       + (SELECT count(*) FROM stripe_event WHERE processed_at IS NULL) AS count`,
  )
  await until(
    async () => {
      await Promise.all(queues.map(requestJob))
      return isQuiet()
    },
    50,
    'everything is done that was to be done',
  )

  expect(relay.answers.map((statuses) => statuses.filter((status) => status !== 200))).toEqual([[], []])
  expect(relay.answers[0]?.length).toBeGreaterThanOrEqual(dealCount * 3)
  expect(new Set(mail.taken).size).toBe(mail.taken.length)
  expect(mail.taken.length).toBe(await count('SELECT count(*) FROM mail_outbox'))
  expect(await count(`SELECT count(*) FROM deal_event WHERE command = 'fund'`)).toBe(dealCount)
  expect(await count(`SELECT count(*) FROM deal_document`)).toBe(dealCount)
  expect(await count(`SELECT count(*) FROM ledger_journal`)).toBe(dealCount)
  expect(await count(`SELECT count(*) FROM claim WHERE state = 'committed'`)).toBe(dealCount)
  expect(await findLedgerFaults(house)).toEqual([])
  for (const dealId of dealIds) {
    const report = await verifyChain(systemActor('test'), dealId)
    expect(report.ok && report.value.fault).toBeNull()
  }
  expect(programs.filter((program) => program.output().includes('"level":50'))).toEqual([])
})
