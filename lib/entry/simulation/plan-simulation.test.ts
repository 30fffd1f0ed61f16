import { expect, test } from 'vitest'
import { parseEnvironment } from '#lib/platform/env.ts'
import { planSimulation, playedAt, variablesOf } from './plan-simulation.ts'

const planOf = (given: Record<string, string>) => {
  const settings = parseEnvironment({ AUTH_SECRET: 'a secret of a test, long enough to be one', ...given })
  if (!settings.ok) throw new Error(settings.error)
  return planSimulation(settings.value)
}

const registriesOf = (given: Record<string, string>) =>
  playedAt(planOf(given)).find(({ title }) => title === 'Registries')?.url

test('a simulated world plays the registries behind the port of the web, or where it is told to', () => {
  expect(registriesOf({ PORT: '4000' })).toBe('http://127.0.0.1:4003')
  expect(registriesOf({ PORT: '4000', DOTQUAD_SIMULATION_PORT: '4100' })).toBe('http://127.0.0.1:4102')
  expect(registriesOf({ PORT: '4000', DOTQUAD_HOST: '0.0.0.0' })).toBe('http://127.0.0.1:4003')
})

test('what the product is told is what an operator would set', () => {
  expect(variablesOf(planOf({ PORT: '4000' }))).toMatchObject({
    RDAP_BASE_URL: 'http://127.0.0.1:4003/rdap',
    REGISTRY_PORTAL_URL: 'http://127.0.0.1:4003',
    STRIPE_API_BASE: 'http://127.0.0.1:4001',
    STRIPE_SECRET_KEY: expect.stringMatching(/^sk_test_/),
    STRIPE_WEBHOOK_SECRET: expect.stringMatching(/^whsec_/),
  })
})

test('the resolver of the blocklists is told as an operator would tell of one, and shown as what it is', () => {
  expect(variablesOf(planOf({ PORT: '4000' })).DNSBL_RESOLVER).toBe('127.0.0.1:4005')
  expect(variablesOf(planOf({ PORT: '4000', DOTQUAD_HOST: '::1' })).DNSBL_RESOLVER).toBe('[::1]:4005')
  expect(playedAt(planOf({ PORT: '4000' }))).toContainEqual({ title: 'Blocklists', url: 'dns://127.0.0.1:4005' })
})

test('name servers and addresses are told with where they are, since their own addresses lead nowhere', () => {
  expect(variablesOf(planOf({ PORT: '4000' }))).toMatchObject({
    RDNS_RESOLVER: '127.0.0.1:4006',
    RDNS_SERVERS_AT: '240.0.0.53=127.0.0.1:4007,240.0.1.53=127.0.0.1:4008',
    PROBE_PROXY: '127.0.0.1:4009',
  })
})

test('a service that the operator named is not played, and no other world plays any', () => {
  expect(registriesOf({ RDAP_BASE_URL: 'https://rdap.example' })).toBeUndefined()
  expect(planOf({ DOTQUAD_WORLD: 'live' })).toEqual([])
})
