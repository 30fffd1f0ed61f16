import { expect, test } from 'vitest'
import { openedTopics, toggleTopic } from './opened.ts'

const statements = [
  { topic: 'holder', severity: 'good' },
  { topic: 'sale', severity: 'blocker' },
  { topic: 'blocklists', severity: 'blocker' },
] as const

test('where the address says nothing the first blocker alone stands open', () => {
  expect([...openedTopics(statements, null)]).toEqual(['sale'])
  expect([...openedTopics(statements.slice(0, 1), null)]).toEqual([])
})

test('the address opens what it names, all or none, and nothing by a word that names no statement', () => {
  expect([...openedTopics(statements, 'blocklists holder')]).toEqual(['holder', 'blocklists'])
  expect([...openedTopics(statements, 'all')]).toHaveLength(3)
  expect([...openedTopics(statements, 'none')]).toEqual([])
  expect([...openedTopics(statements, '')]).toEqual([])
  expect([...openedTopics(statements, 'nonsense holder')]).toEqual(['holder'])
})

test('a statement opens beside those that are open, and the last one that closes leaves none', () => {
  const first = openedTopics(statements, null)
  expect(toggleTopic(first, 'holder')).toBe('sale holder')
  expect(toggleTopic(first, 'sale')).toBe('none')
  expect([...openedTopics(statements, toggleTopic(first, 'holder'))]).toEqual(['holder', 'sale'])
})
