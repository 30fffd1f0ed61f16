import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EmailInput, HolderClaimInput } from '#lib/identity/inputs.ts'
import { answerHolderClaim, listClaimsToAnswer } from '#lib/identity/server/answer-holder-claim.ts'
import { claimHolder, listOwnClaims } from '#lib/identity/server/claim-holder.ts'
import { findMember } from '#lib/identity/server/find-member.ts'
import { listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { openHouseAccount } from '#lib/identity/server/sign-up.ts'
import { type Member, type Role, systemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { withDatabase } from '#lib/platform/database/client.ts'
import { recordWorld } from '#lib/platform/database/world-row.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
const system = systemActor('test')

async function open(name: string, ...roles: Role[]): Promise<Member> {
  const { email } = EmailInput.parse({ email: `${name}@claims.example` })
  await openHouseAccount(system, {
    email,
    name,
    organisation: `${name} networks`,
    roles,
    password: 'harbour copper lantern',
  })
  const member = await findMember(system, email)
  invariant(member, 'the account is there')
  return member
}

const claimOf = (holderId: string) =>
  HolderClaimInput.parse({ registry: 'ripencc', holderId, said: 'Registration 240.0.0.0/22 is ours.' })

const query = (sql: string) => withDatabase(database.ownerUrl, async (client) => (await client.query(sql)).rows)

let buyer: Member
let rival: Member
let operator: Member

beforeAll(async () => {
  database = await createTestDatabase()
  await recordWorld(database.ownerUrl, 'simulated')
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('LOG_LEVEL', 'silent')
  buyer = await open('buyer', 'buyer')
  rival = await open('rival', 'buyer', 'seller')
  operator = await open('operator', 'operator')
})

afterAll(async () => {
  await closeDatabase()
  vi.unstubAllEnvs()
  await database.drop()
})

async function openClaimOf(member: Member): Promise<string> {
  const claim = (await listOwnClaims(member)).find(({ answered }) => answered === null)
  invariant(claim, 'there is an open claim')
  return claim.id
}

const accept = (id: string) => ({ id, answer: 'accepted', reason: 'The registry confirmed it.' }) as const

test('a holder is linked once the house accepts, and the claimant is told by mail', async () => {
  expect(await claimHolder(buyer, claimOf('org-one'))).toEqual({ ok: true, value: null })
  expect((await claimHolder(buyer, claimOf('org-one'))).ok).toBe(false)
  const [open] = (await listClaimsToAnswer(operator)) ?? []
  expect(open).toMatchObject({ holderId: 'org-one', registrations: null, linkedTo: null })
  expect(await answerHolderClaim(operator, accept(await openClaimOf(buyer)))).toEqual({ ok: true, value: null })
  expect(await listOwnHolders(buyer)).toEqual([{ registry: 'ripencc', holderId: 'org-one' }])
  expect(await query(`SELECT "to", subject FROM mail_outbox`)).toEqual([
    { to: 'buyer@claims.example', subject: 'Linked: org-one at the RIPE NCC' },
  ])
  expect((await claimHolder(buyer, claimOf('org-one'))).ok).toBe(false)
})

test('a holder that another organisation is cannot be linked twice, and its claimant does not learn whose it is', async () => {
  expect(await claimHolder(rival, claimOf('org-one'))).toEqual({ ok: true, value: null })
  expect(await listClaimsToAnswer(operator)).toMatchObject([{ linkedTo: { name: 'buyer networks' } }])
  const id = await openClaimOf(rival)
  expect(await answerHolderClaim(operator, accept(id))).toMatchObject({ ok: false, error: { kind: 'taken' } })
  expect(await listOwnHolders(rival)).toEqual([])
  expect(await answerHolderClaim(operator, { id, answer: 'refused', reason: 'It is another member.' })).toMatchObject({
    ok: true,
  })
  expect(await listOwnClaims(rival)).toMatchObject([
    { answered: { answer: 'refused', reason: 'It is another member.' } },
  ])
})

test('nobody but the house answers, and no claim is answered twice', async () => {
  await claimHolder(rival, claimOf('org-two'))
  const id = await openClaimOf(rival)
  expect(await listClaimsToAnswer(buyer)).toBeNull()
  expect(await answerHolderClaim(rival, accept(id))).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  const answers = await Promise.all([1, 2, 3].map(() => answerHolderClaim(operator, accept(id))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  await expect(query(`UPDATE holder_claim SET answer = 'refused' WHERE id = '${id}'`)).rejects.toThrow('answered once')
})

test('a claim of one organisation is not shown to another', async () => {
  expect((await listOwnClaims(buyer)).map(({ holderId }) => holderId)).toEqual(['org-one'])
})

test('an organisation keeps no more than five claims open', async () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => claimOf(`org-many-${name}`))
  const answers = []
  for (const claim of many) answers.push((await claimHolder(buyer, claim)).ok)
  expect(answers).toEqual([true, true, true, true, true, false])
})
