import { beforeAll, describe, expect, test } from 'vitest'
import { type ApiCheck, makeApiCheck } from './api-check.ts'
import { generateApiSchema } from './api-schema.ts'
import { parseForm } from './form-body.ts'
import { buildSession } from './session-object.ts'

let check: ApiCheck
beforeAll(() => {
  check = makeApiCheck(generateApiSchema())
}, 60_000)

const session = () =>
  buildSession({
    ...{
      id: 'cs_test_1',
      url: 'http://127.0.0.1/c/pay/cs_test_1',
      created: 1,
      expiresAt: 2,
      amount: 100,
      currency: 'usd',
    },
    params: {},
  })

describe('an answer', () => {
  test('as the types of the SDK have it is let through', () => {
    expect(() => check.assertAnswer(session())).not.toThrow()
  })

  test.each([
    ['with a field that the API does not have', { payment_method: 'card' }],
    ['with a number where the API has text', { client_reference_id: 7 }],
    ['with null where the API has none', { created: null }],
  ])('%s is a fault of the stand-in', (_what, changes) => {
    expect(() => check.assertAnswer({ ...session(), ...changes })).toThrow('not as Stripe')
  })

  test('that lacks a field of the API is a fault of the stand-in', () => {
    const { total_details: _, ...rest } = session()
    expect(() => check.assertAnswer(rest)).toThrow('total_details')
  })

  test('about a kind of object that is not played is one too', () => {
    expect(() => check.assertAnswer({ object: 'subscription' })).toThrow('not as Stripe')
  })
})

describe('a request', () => {
  test('gets numbers and truths out of a form', () => {
    const read = check.readRequest('list event', parseForm('limit=5&delivery_success=false&created[gte]=10'))
    expect(read).toEqual({ ok: true, value: { limit: 5, delivery_success: false, created: { gte: 10 } } })
  })

  test.each([
    ['payment_method_types[0]=card', 'Received unknown parameter: payment_method_types'],
    ['line_items[0][price_data][unit_amount]=5', 'Missing required param: line_items[0][price_data][currency].'],
    ['expires_at=soon', 'Invalid value for expires_at: it must be number'],
  ])('%s is refused by name', (form, message) => {
    expect(check.readRequest('create checkout.session', parseForm(form))).toMatchObject({
      ok: false,
      error: { message },
    })
  })
})
