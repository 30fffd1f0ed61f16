import { expect, test } from 'vitest'
import { parseForm } from './form-body.ts'

test('brackets are objects and lists, as deep as they go', () => {
  const sent =
    'mode=payment&line_items[0][quantity]=1&line_items[0][price_data][product_data][name]=A+%2F24&line_items[1][quantity]=2'
  expect(parseForm(sent)).toEqual({
    mode: 'payment',
    line_items: [{ quantity: '1', price_data: { product_data: { name: 'A /24' } } }, { quantity: '2' }],
  })
})

test('brackets in percent code, and lists without numbers, are read too', () => {
  expect(parseForm('types%5B%5D=a&types%5B%5D=b&created%5Bgte%5D=7')).toEqual({
    types: ['a', 'b'],
    created: { gte: '7' },
  })
})

test('a name that would reach into the prototype is a name like any other', () => {
  parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes')
  expect('polluted' in {}).toBe(false)
})

test('nothing sent is nothing asked', () => {
  expect(parseForm('')).toEqual({})
})
