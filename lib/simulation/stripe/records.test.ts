import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecords } from './records.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dotquad-records-'))
  file = join(folder, 'inner', 'stripe.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const order = (id: string, description: string) => ({ id, description, paymentData: {} })

test('what was saved is there when the file is opened again, the last word on each', () => {
  const records = openRecords(file)
  records.save({ orders: [order('a', 'first'), order('b', 'other')] })
  records.save({ orders: [order('a', 'second')] })
  expect([...openRecords(file).orders.values()]).toEqual([order('a', 'second'), order('b', 'other')])
})

test('a line that was cut off by a kill never happened', () => {
  openRecords(file).save({ orders: [order('a', 'whole')] })
  appendFileSync(file, '{"orders":[{"id":"b","descr')
  const records = openRecords(file)
  expect([...records.orders.keys()]).toEqual(['a'])
  records.save({ orders: [order('c', 'after')] })
  expect([...openRecords(file).orders.keys()]).toEqual(['a', 'c'])
})

test('opening shortens the file to how things stand', () => {
  const records = openRecords(file)
  for (let time = 0; time < 50; time++) records.save({ orders: [order('a', `${time}`)] })
  openRecords(file)
  expect(readFileSync(file, 'utf8').match(/"id":"a"/g)).toHaveLength(1)
})
