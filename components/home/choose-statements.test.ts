import { expect, test } from 'vitest'
import type { Severity, Statement, Topic } from '#lib/diligence/statements/statement.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { chooseStatements } from './choose-statements.ts'

const statement = (topic: Topic, severity: Severity, answer: Answer): Statement => ({
  topic,
  title: topic,
  severity,
  answers: [{ answer, count: null }],
  text: '',
  headline: null,
  basis: [],
  asked: null,
  facts: null,
})

const dossier = [
  statement('holder', 'notice', 'found'),
  statement('sale', 'blocker', 'found'),
  statement('lease', 'good', 'found'),
  statement('routing', 'notice', 'nothing-found'),
  statement('blocklists', 'warning', 'found'),
  statement('location', 'notice', 'not-checked'),
]

const topics = (most: number) => chooseStatements(dossier, most).map(({ topic }) => topic)

test('what speaks against the block is chosen before anything else', () => {
  expect(topics(2)).toEqual(['sale', 'blocklists'])
})

test('then one of each answer not yet seen, all in the order of the dossier', () => {
  expect(topics(4)).toEqual(['sale', 'routing', 'blocklists', 'location'])
})

test('then the earliest questions, and never more than there are', () => {
  expect(topics(5)).toEqual(['holder', 'sale', 'routing', 'blocklists', 'location'])
  expect(topics(20)).toEqual(dossier.map(({ topic }) => topic))
})
