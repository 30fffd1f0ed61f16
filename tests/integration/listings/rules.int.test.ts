/** Rules of policy as an operator edits them: in force at once, kept for ever, and nobody else's to touch. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { ruleVersionOf } from '#lib/diligence/rule-version.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { packDossier } from '#lib/diligence/server/pack-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { editRule } from '#lib/listings/server/edit-rule.ts'
import { listRules } from '#lib/listings/server/list-rules.ts'
import { codedRules, idOfRule } from '#lib/registry/rule-set.ts'
import { wordingOf } from '#lib/registry/rule-wording.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { makeOffer, memberOf, papers, settleMarket } from '#tests/support/market.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

let house: House
const operator = memberOf('org_operator', 'operator')
const seller = memberOf('org_seller', 'seller')
const ruleId = 'lacnic.hold.receipt'

function ruleNamed(id: string) {
  const rule = codedRules.rows.find((one) => idOfRule(one) === id)
  if (!rule) throw new Error('the rule is in the code')
  return rule
}

const typedOver = (changes: Readonly<Record<string, string>>, id = ruleId) => {
  const fields: Readonly<Record<string, string>> = {
    ...wordingOf(ruleNamed(id)),
    reason: 'Read in the text in force.',
    ...changes,
  }
  return (field: string) => fields[field] ?? ''
}

const twoYears = { value: '24', says: 'A block that was transferred may not be transferred again for two years.' }

beforeAll(async () => {
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
})
afterAll(() => house.close())

describe('an edit of a rule', () => {
  test('is refused to whoever is no operator, as if there were no such page', async () => {
    expect(await listRules(seller)).toBeNull()
    expect(await editRule(seller, { ruleId, seen: 0, typed: typedOver(twoYears) })).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    })
    expect((await findRules(visitor())).rules.version).toBe(codedRules.version)
  })

  test('is refused with a sentence at its field', async () => {
    expect(
      await editRule(operator, { ruleId, seen: 0, typed: typedOver({ ...twoYears, value: 'two' }) }),
    ).toMatchObject({ ok: false, error: { kind: 'bad-input', field: 'value' } })
  })

  test('is in force at once, with its reason, and dossiers say by which rules they are told', async () => {
    const edited = await editRule(operator, { ruleId, seen: 0, typed: typedOver(twoYears) })
    expect(edited.ok).toBe(true)
    const listed = await listRules(operator)
    const changed = listed?.rules.find(({ id }) => id === ruleId)
    expect(changed).toMatchObject({
      ...{ rule: { months: 24 }, coded: { months: 12 } },
      edits: [{ reason: 'Read in the text in force.', actor: operator.userId }],
    })
    const found = await findDossier(visitor(), { block: prefix('251.0.0.0/22'), asn: null })
    const { rules } = await findRules(visitor())
    expect(found).toMatchObject({
      value: { dossier: { ruleVersion: ruleVersionOf(rules) }, particulars: { rules: { version: rules.version } } },
    })
    expect(rules.version).not.toBe(codedRules.version)
    // The pack and the paper tell what the page tells; the dossier in them is what the command line prints.
    const packed = await packDossier(visitor(), { block: prefix('251.0.0.0/22'), asn: null, at: null })
    expect(packed).toMatchObject({
      value: { statedBy: ruleVersionOf(rules), dossier: { ruleVersion: ruleVersionOf(codedRules) } },
    })
    const told = packed.ok ? packed.value.stated.statements : []
    expect(told.find(({ topic }) => topic === 'dns-blocklists')?.text).not.toContain('known to this program')
  })

  test('of a form that is older than another edit is refused', async () => {
    expect(await editRule(operator, { ruleId, seen: 0, typed: typedOver({}) })).toMatchObject({
      ok: false,
      error: { kind: 'not-now' },
    })
  })

  test('is taken back by another edit, and both stay', async () => {
    const before = (await listRules(operator))?.rules.find(({ id }) => id === ruleId)
    const back = typedOver({ reason: 'That was another manual.' })
    expect((await editRule(operator, { ruleId, seen: before?.edits[0]?.id ?? 0, typed: back })).ok).toBe(true)
    const { rules, edits } = await findRules(visitor())
    expect([rules.version, edits.length]).toEqual([codedRules.version, 2])
  })

  test('of a pair or a lease keeps an order from being taken, at once', async () => {
    const { buyer } = await settleMarket(house)
    const closings = [
      { id: 'arin.pair.apnic', value: 'no', says: 'Space does not move from ARIN to APNIC.' },
      { id: 'apnic.lease', value: 'prohibited', says: 'Leasing is not allowed.' },
    ]
    for (const { id, value, says } of closings)
      expect(await editRule(operator, { ruleId: id, seen: 0, typed: typedOver({ value, says }, id) })).toMatchObject({
        ok: true,
      })
    const sale = makeOffer({ registry: 'arin', recipientRegistry: 'apnic' })
    const rent = makeOffer({ kind: 'rent', registry: 'apnic', recipientRegistry: null })
    for (const [index, offer] of [sale, rent].entries())
      expect(await openDeal({ actor: buyer, offer, papers })).toMatchObject({
        error: { kind: 'not-offered', message: expect.stringContaining(closings[index]?.says ?? '') },
      })
  })

  test('that was filed while its kind of rule had another name is in force, and is followed by the next', async () => {
    const id = 'arin.reserved-pool'
    const wording = { ...wordingOf(ruleNamed(id)), value: '23.128.0.0/11', says: 'Space from these pools never moves.' }
    await house.asOwner(
      `INSERT INTO rule_edit (rule_id, wording, reason, actor) VALUES ('arin.never-transferable', $1, $2, 'usr_operator')`,
      [JSON.stringify(wording), 'Read in the text in force.'],
    )
    const listed = (await listRules(operator))?.rules.find((one) => one.id === id)
    expect(listed).toMatchObject({ rule: { spaces: ['23.128.0.0/11'] }, edits: [{ ruleId: id }] })
    const seen = listed?.edits[0]?.id ?? 0
    expect((await editRule(operator, { ruleId: id, seen: 0, typed: typedOver({}, id) })).ok).toBe(false)
    expect((await editRule(operator, { ruleId: id, seen, typed: typedOver({}, id) })).ok).toBe(true)
    expect((await findRules(visitor())).unused).toEqual([])
  })

  test('cannot be changed or removed by the product', async () => {
    for (const sql of ['UPDATE rule_edit SET reason = reason', 'DELETE FROM rule_edit', 'TRUNCATE rule_edit'])
      await expect(house.asApp(sql)).rejects.toThrow('permission denied')
    await expect(house.asOwner('DELETE FROM rule_edit')).rejects.toThrow('rule_edit is append-only')
  })
})
