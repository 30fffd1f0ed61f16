import { describe, expect, test } from 'vitest'
import { type Member, type Role, systemActor, visitor } from '#lib/kernel/actor.ts'
import { isAllowed } from './policy.ts'

const memberOf = (organisationId: string, ...roles: Role[]): Member => ({
  kind: 'member',
  userId: 'usr_1',
  sessionId: 'ses_1',
  organisationId,
  roles,
  onBehalfOf: null,
})

describe('the policy', () => {
  test('lets everybody read what is public', () => {
    for (const actor of [visitor(), memberOf('org_a'), systemActor('sweep')])
      expect(isAllowed(actor, 'read-public')).toBe(true)
  })

  test('shows a deal to its parties and to an operator, to nobody else', () => {
    const parties = ['org_a', 'org_b']
    expect(isAllowed(memberOf('org_a', 'buyer'), 'read-deal', parties)).toBe(true)
    expect(isAllowed(memberOf('org_b', 'seller'), 'read-deal', parties)).toBe(true)
    expect(isAllowed(memberOf('org_c', 'buyer', 'seller'), 'read-deal', parties)).toBe(false)
    expect(isAllowed(memberOf('org_c', 'operator'), 'read-deal', parties)).toBe(true)
    expect(isAllowed(visitor(), 'read-deal', parties)).toBe(false)
  })

  test('reaches a thing of nobody only where it reaches any', () => {
    expect(isAllowed(memberOf('org_a', 'seller'), 'list-block')).toBe(false)
    expect(isAllowed(systemActor('seed'), 'list-block')).toBe(true)
  })

  test('counts a broker under a mandate as the client and no longer as its own', () => {
    const broker: Member = {
      ...memberOf('org_broker', 'broker', 'buyer'),
      onBehalfOf: { organisationId: 'org_client', mandateId: 'mnd_1' },
    }
    expect(isAllowed(broker, 'open-deal', ['org_client'])).toBe(true)
    expect(isAllowed(broker, 'open-deal', ['org_broker'])).toBe(false)
  })
})
