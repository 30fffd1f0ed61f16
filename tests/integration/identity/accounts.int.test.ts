import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EmailInput, PasswordSignInInput, SignUpInput } from '#lib/identity/inputs.ts'
import { countMail, countPassword } from '#lib/identity/server/count-attempt.ts'
import { revokeSession, signOut } from '#lib/identity/server/end-session.ts'
import { findAccount, listMandates, listSessions } from '#lib/identity/server/find-account.ts'
import { grantMandate, revokeMandate } from '#lib/identity/server/grant-mandate.ts'
import { linkHolder, listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { mailLink } from '#lib/identity/server/mail-link.ts'
import { openHouseOrganisation } from '#lib/identity/server/open-house-organisation.ts'
import { resetPassword } from '#lib/identity/server/reset-password.ts'
import { findMember } from '#lib/identity/server/session-store.ts'
import { signInWithLink, signInWithPassword } from '#lib/identity/server/sign-in.ts'
import { openHouseAccount, signUp } from '#lib/identity/server/sign-up.ts'
import { actForOneself, actUnderMandate, switchOrganisation } from '#lib/identity/server/switch-organisation.ts'
import { type Member, systemActor, visitor } from '#lib/kernel/actor.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { recordWorld } from '#lib/platform/database/world-row.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase

const password = 'harbour copper lantern'
const system = systemActor('test')
let visits = 0
/** Another network address each time, where limits are not what is tested. */
const browser = () => ({ address: `192.0.2.${++visits}`, userAgent: 'a browser' })

const emailOf = (email: string) => EmailInput.parse({ email }).email

const inputOf = (email: string, ...roles: string[]) =>
  SignUpInput.parse({ name: 'Some Body', organisation: `Company of ${email}`, roles, email, password })

/** A confirmed account and its first session. */
async function openAccount(email: string, ...roles: ('buyer' | 'seller' | 'broker' | 'operator')[]): Promise<Member> {
  await openHouseAccount(system, { ...inputOf(email, 'buyer'), roles })
  return signIn(email)
}

async function signIn(email: string): Promise<Member> {
  const opened = await signInWithPassword(visitor(), PasswordSignInInput.parse({ email, password }), browser())
  if (!opened.ok) throw new Error(opened.error.message)
  const member = await findMember(opened.value.sessionId)
  if (!member) throw new Error('the session is not there')
  return member
}

const tryPassword = async (email: string, given: string, address: string) => {
  return signInWithPassword(visitor(), PasswordSignInInput.parse({ email, password: given }), {
    ...browser(),
    address,
  })
}

const query = (sql: string, values: string[] = []) =>
  withDatabase(database.ownerUrl, async (client) => (await client.query(sql, values)).rows)

/** The token of the newest link that was mailed there. */
async function mailedToken(to: string): Promise<string> {
  const [row] = await query('SELECT text FROM mail_outbox WHERE "to" = $1 ORDER BY id DESC LIMIT 1', [to])
  return /token=([\w-]{43})/.exec(row?.text ?? '')?.[1] ?? 'no token'
}

beforeAll(async () => {
  database = await createTestDatabase()
  await recordWorld(database.ownerUrl, 'simulated')
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterAll(async () => {
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

describe('an account', () => {
  test('is entered only after its address was confirmed, by a link that works once', async () => {
    await signUp(visitor(), inputOf('new@buyer.example', 'buyer'), '192.0.2.1')
    expect((await tryPassword('new@buyer.example', password, '192.0.2.200')).ok).toBe(false)
    const token = await mailedToken('new@buyer.example')
    const both = await Promise.all([
      signInWithLink(visitor(), { token, password }, browser()),
      signInWithLink(visitor(), { token, password }, browser()),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await tryPassword('new@buyer.example', password, '192.0.2.200')).ok).toBe(true)
    const opened = both.find(({ ok }) => ok)
    const member = opened?.ok ? await findMember(opened.value.sessionId) : null
    expect(member).toMatchObject({ kind: 'member', roles: ['buyer'], onBehalfOf: null })
    expect(member && (await findAccount(member))).toMatchObject({
      email: 'new@buyer.example',
      organisation: { name: 'Company of new@buyer.example', roles: ['buyer'] },
    })
  })

  test('that somebody else asked for is not opened for them by who gets the mail', async () => {
    const email = emailOf('victim@buyer.example')
    await signUp(visitor(), inputOf(email, 'buyer'), '192.0.2.1')
    const token = await mailedToken(email)
    const confirm = (given: string) => signInWithLink(visitor(), { token, password: given }, browser())
    expect(await confirm('')).toMatchObject({ ok: false, error: { code: 'wrong' } })
    expect(await confirm('a guess of the victim')).toMatchObject({ ok: false, error: { code: 'wrong' } })
    await mailLink(visitor(), email, { purpose: 'sign-in', next: null })
    await resetPassword(visitor(), { token: await mailedToken(email), password: 'the owner chose this one' })
    expect((await tryPassword(email, password, '192.0.2.230')).ok).toBe(false)
    expect((await tryPassword(email, 'the owner chose this one', '192.0.2.230')).ok).toBe(true)
    expect(await confirm(password)).toMatchObject({ ok: false, error: { code: 'link-used-up' } })
  })

  test('asked for again changes nothing, and only the mailbox learns that it was there', async () => {
    await openAccount('known@buyer.example', 'buyer')
    const again = { ...inputOf('known@buyer.example', 'seller'), password: 'another long password' }
    expect(await signUp(visitor(), SignUpInput.parse(again), '192.0.2.1')).toEqual({ ok: true, value: null })
    expect((await tryPassword('known@buyer.example', password, '192.0.2.201')).ok).toBe(true)
    const [mail] = await query('SELECT subject FROM mail_outbox WHERE "to" = $1', ['known@buyer.example'])
    expect(mail?.subject).toBe('You have an account on Dotquad already')
  })

  test('answers an unknown address and a wrong password alike', async () => {
    await openAccount('alike@buyer.example', 'buyer')
    const wrong = await tryPassword('alike@buyer.example', 'not the password', '192.0.2.202')
    const unknown = await tryPassword('nobody@buyer.example', 'not the password', '192.0.2.203')
    expect(wrong).toEqual(unknown)
    expect(wrong.ok).toBe(false)
  })

  test('keeps no password, no token and no sent text that could be read', async () => {
    await openAccount('hidden@buyer.example', 'buyer')
    const { email } = SignUpInput.parse(inputOf('hidden@buyer.example', 'buyer'))
    await mailLink(visitor(), email, { purpose: 'sign-in', next: '/deals' })
    const token = await mailedToken(email)
    const [user] = await query('SELECT password_hash FROM app_user WHERE email = $1', [email])
    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await query('SELECT 1 FROM one_time_token WHERE hash = $1', [token])).toEqual([])
  })
})

describe('guessing a password', () => {
  test('ends after five failures a minute from one address, with the time to wait', async () => {
    for (let i = 0; i < 5; i++) await tryPassword(`guess${i}@buyer.example`, 'a guess', '198.51.100.1')
    const sixth = await tryPassword('guess6@buyer.example', 'a guess', '198.51.100.1')
    expect(sixth).toMatchObject({ ok: false, error: { code: 'too-many' } })
    expect(!sixth.ok && sixth.error.message).toMatch(
      /^Too many failed sign-ins from your network address\. Wait \d+ s,/,
    )
  })

  test('of one account ends after ten failures an hour from one address, and holds nobody up elsewhere', async () => {
    await openAccount('locked@buyer.example', 'buyer')
    const forgetMinute = () => query("DELETE FROM rate_limit WHERE key = 'sign-in:198.51.100.10'")
    for (let i = 0; i < 10; i++) {
      await forgetMinute()
      await tryPassword('locked@buyer.example', 'a guess', '198.51.100.10')
    }
    await forgetMinute()
    const right = await tryPassword('locked@buyer.example', password, '198.51.100.10')
    expect(right).toMatchObject({ ok: false, error: { code: 'too-many' } })
    expect(!right.ok && right.error.message).toMatch(
      /A link by mail still works\. Wait (60|59) minutes, then try again\.$/,
    )
    expect((await tryPassword('locked@buyer.example', password, '198.51.100.40')).ok).toBe(true)
  })

  test('from everywhere ends after a hundred a day, and a link by mail is still a way in', async () => {
    for (const email of ['besieged@buyer.example', 'nobody-there@buyer.example']) {
      if (email.startsWith('besieged')) await openAccount(email, 'buyer')
      for (let i = 0; i < 100; i++) await countPassword(email, `203.0.113.${i}`)
      const right = await tryPassword(email, password, '198.51.100.50')
      expect(!right.ok && right.error.message).toMatch(
        /from everywhere\. A link by mail still works\. Wait 1\d{3} minutes/,
      )
    }
    const email = emailOf('besieged@buyer.example')
    expect(await countMail(email, '198.51.100.50')).toBeNull()
    await mailLink(visitor(), email, { purpose: 'sign-in', next: null })
    const token = await mailedToken(email)
    expect((await signInWithLink(visitor(), { token, password: '' }, browser())).ok).toBe(true)
  })

  test('is not what somebody does who knows it: success is not counted', async () => {
    await openAccount('often@buyer.example', 'buyer')
    for (let i = 0; i < 12; i++)
      expect((await tryPassword('often@buyer.example', password, '198.51.100.60')).ok).toBe(true)
  })
})

describe('a session', () => {
  test('ends at once where it is revoked, elsewhere or here', async () => {
    const here = await openAccount('two@buyer.example', 'buyer')
    const there = await signIn('two@buyer.example')
    expect((await listSessions(here)).map(({ id, isThis }) => [id, isThis])).toContainEqual([there.sessionId, false])
    expect(await revokeSession(here, there.sessionId)).toEqual({ ok: true, value: null })
    expect(await findMember(there.sessionId)).toBeNull()
    await signOut(here)
    expect(await findMember(here.sessionId)).toBeNull()
  })

  test('of somebody else is not there to be revoked', async () => {
    const mine = await openAccount('mine@buyer.example', 'buyer')
    const foreign = await openAccount('foreign@buyer.example', 'buyer')
    for (const id of [foreign.sessionId, 'ses_000000000000', 'nonsense'])
      expect(await revokeSession(mine, id)).toMatchObject({ ok: false, error: { code: 'not-there' } })
    expect(await findMember(foreign.sessionId)).not.toBeNull()
  })

  test.each([
    ['used too long', "expires_at = now() - interval '1 s'"],
    ['left alone too long', "last_seen_at = now() - interval '4 days'"],
  ])('ends when %s', async (_how, change) => {
    const member = await openAccount(`${change.length}@buyer.example`, 'buyer')
    await query(`UPDATE session SET ${change} WHERE id = $1`, [member.sessionId])
    expect(await findMember(member.sessionId)).toBeNull()
  })

  test('ends everywhere when a new password is set, and the link for it works once', async () => {
    const member = await openAccount('forgot@buyer.example', 'buyer')
    await mailLink(visitor(), emailOf('forgot@buyer.example'), { purpose: 'reset' })
    const token = await mailedToken('forgot@buyer.example')
    expect(await resetPassword(visitor(), { token, password: 'short' })).toMatchObject({
      ok: false,
      error: { code: 'password-unfit' },
    })
    expect(await resetPassword(visitor(), { token, password: 'a wholly different one' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await findMember(member.sessionId)).toBeNull()
    expect((await tryPassword('forgot@buyer.example', password, '192.0.2.210')).ok).toBe(false)
    expect((await tryPassword('forgot@buyer.example', 'a wholly different one', '192.0.2.210')).ok).toBe(true)
    expect(await resetPassword(visitor(), { token, password: 'and yet another one' })).toMatchObject({
      ok: false,
      error: { code: 'link-used-up' },
    })
  })

  test('goes on under a new id in another organisation of the user, and the old id is over', async () => {
    const before = await openAccount('switch@buyer.example', 'buyer')
    const actor = systemActor('test')
    const other = await openHouseOrganisation(actor, { userId: before.userId, name: 'The other', roles: ['seller'] })
    const { organisationId: foreign } = await openAccount('elsewhere@buyer.example', 'buyer')
    expect(await switchOrganisation(before, foreign)).toMatchObject({ ok: false, error: { code: 'not-there' } })
    const both = await Promise.all([switchOrganisation(before, other), switchOrganisation(before, other)])
    const switched = both.find(({ ok }) => ok)
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await findMember(before.sessionId)).toBeNull()
    const after = switched?.ok ? await findMember(switched.value.sessionId) : null
    expect(after).toMatchObject({ userId: before.userId, organisationId: other, roles: ['seller'] })
    expect(after && (await listSessions(after))).toHaveLength(1)
  })

  test('has at its next request no role that was taken away, and ends with the last one', async () => {
    const member = await openAccount('roles@buyer.example', 'buyer', 'seller')
    await query("DELETE FROM membership WHERE user_id = $1 AND role = 'seller'", [member.userId])
    expect(await findMember(member.sessionId)).toMatchObject({ roles: ['buyer'] })
    await query('DELETE FROM membership WHERE user_id = $1', [member.userId])
    expect(await findMember(member.sessionId)).toBeNull()
    expect(await tryPassword('roles@buyer.example', password, '192.0.2.220')).toMatchObject({
      error: { code: 'wrong' },
    })
  })

  test('is not opened by a link for another purpose', async () => {
    await openAccount('purpose@buyer.example', 'buyer')
    await mailLink(visitor(), emailOf('purpose@buyer.example'), { purpose: 'reset' })
    const answer = await signInWithLink(
      visitor(),
      { token: await mailedToken('purpose@buyer.example'), password },
      browser(),
    )
    expect(answer.ok).toBe(false)
  })
})

test('a link by mail leads where its reader wanted to go, and to no other site', async () => {
  await openAccount('way@buyer.example', 'buyer')
  const linkTo = async (next: string) => {
    await mailLink(visitor(), emailOf('way@buyer.example'), { purpose: 'sign-in', next })
    const [mail] = await query(
      'SELECT text FROM mail_outbox WHERE "to" = \'way@buyer.example\' ORDER BY id DESC LIMIT 1',
    )
    return new URL(/http\S+/.exec(mail?.text ?? '')?.[0] ?? '').searchParams.get('next')
  }
  expect(await linkTo('/blocks?size=22&sort=price')).toBe('/blocks?size=22&sort=price')
  expect(await linkTo('//evil.example/')).toBe('/account')
})

describe('a mandate', () => {
  test('lets a broker act as its client, until it is taken back', async () => {
    const client = await openAccount('client@buyer.example', 'buyer')
    const broker = await openAccount('broker@broker.example', 'broker')
    expect(await grantMandate(client, broker.organisationId)).toEqual({ ok: true, value: null })
    expect(await grantMandate(client, broker.organisationId)).toEqual({ ok: true, value: null })
    const { received } = await listMandates(broker)
    expect(received).toHaveLength(1)
    const id = received[0]?.id ?? ''
    const acting = await actUnderMandate(broker, id)
    if (!acting.ok) throw new Error(acting.error.message)
    expect(await findMember(broker.sessionId)).toBeNull()
    const { sessionId } = acting.value
    expect(await findMember(sessionId)).toMatchObject({
      organisationId: broker.organisationId,
      roles: ['broker', 'buyer'],
      onBehalfOf: { organisationId: client.organisationId, mandateId: id },
    })
    expect((await revokeMandate({ ...broker, sessionId }, id)).ok).toBe(false)
    expect((await revokeMandate(client, id)).ok).toBe(true)
    expect(await findMember(sessionId)).toMatchObject({ roles: ['broker'], onBehalfOf: null })
    expect((await actUnderMandate({ ...broker, sessionId }, id)).ok).toBe(false)
    expect((await actForOneself({ ...broker, sessionId })).ok).toBe(true)
  })

  test('is not there for anybody else, and nobody gives one that is no broker', async () => {
    const client = await openAccount('client2@buyer.example', 'seller')
    const broker = await openAccount('broker2@broker.example', 'broker')
    const stranger = await openAccount('stranger@broker.example', 'broker', 'buyer')
    await grantMandate(client, broker.organisationId)
    const id = (await listMandates(broker)).received[0]?.id ?? ''
    expect((await actUnderMandate(stranger, id)).ok).toBe(false)
    expect((await revokeMandate(stranger, id)).ok).toBe(false)
    expect(await listMandates(stranger)).toEqual({ given: [], received: [] })
    expect((await grantMandate(client, client.organisationId)).ok).toBe(false)
    expect((await grantMandate(broker, stranger.organisationId)).ok).toBe(false)
  })
})

test('a holder belongs to one organisation, and each sees its own', async () => {
  const first = await openAccount('first@seller.example', 'seller')
  const second = await openAccount('second@seller.example', 'seller')
  const holder = { registry: 'ripencc' as const, holderId: 'b1f8-1' }
  expect(await linkHolder(system, first.organisationId, holder)).toBe(true)
  expect(await linkHolder(system, first.organisationId, holder)).toBe(true)
  expect(await linkHolder(system, second.organisationId, holder)).toBe(false)
  expect(await listOwnHolders(first)).toEqual([holder])
  expect(await listOwnHolders(second)).toEqual([])
})
