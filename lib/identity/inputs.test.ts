import { describe, expect, test } from 'vitest'
import { NewPasswordInput, problemsOf, SignUpInput } from './inputs.ts'

const whole = {
  name: ' Bea   Buyer ',
  organisation: 'Company',
  roles: ['buyer'],
  email: 'Bea@Company.example',
  password: 'harbour copper lantern',
}
const problemsFor = (changes: Record<string, unknown>) => {
  const read = SignUpInput.safeParse({ ...whole, ...changes })
  return read.success ? {} : problemsOf(read.error)
}

describe('a sign-up', () => {
  test('is read with its spaces set right', () => {
    expect(SignUpInput.parse(whole)).toMatchObject({ name: 'Bea Buyer', email: 'bea@company.example' })
  })

  test('names each field that has to change', () => {
    expect(Object.keys(problemsFor({ name: '', organisation: '', roles: [], email: 'bea' })).sort()).toEqual([
      'email',
      'name',
      'organisation',
      'roles',
    ])
  })

  test('makes nobody an operator', () => {
    expect(problemsFor({ roles: ['operator'] })).toEqual({ roles: 'Choose buyer, seller or broker.' })
  })

  test('keeps control characters and invisible ones out of names', () => {
    expect(problemsFor({ name: 'Bea\u202eBuyer' })).toHaveProperty('name')
  })

  test.each([
    ['short', 'at least 12'],
    ['a'.repeat(129), 'at most 128'],
    ['aaaaaaaaaaaabb', 'different characters'],
    ['Password123456', 'tried first'],
    ['companybea@company', 'e-mail address'],
  ])('refuses the password %s', (password, reason) => {
    const problems = problemsFor({ password, email: 'companybea@company.example' })
    expect(problems.password).toContain(reason)
  })
})

test('a token is 43 characters of base64url and nothing else', () => {
  const read = (token: string) => NewPasswordInput.safeParse({ token, password: whole.password }).success
  expect(read('x'.repeat(43))).toBe(true)
  expect(read('x'.repeat(42))).toBe(false)
  expect(read(`${'x'.repeat(42)}'`)).toBe(false)
})
