import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

test('an answer is kept for its time and no longer', () => {
  let time = 0
  const answers = new KeptAnswers<string>({ keptMs: 300, mostKept: 9, now: () => time })
  answers.keep('a', 'yes')
  time = 299
  expect(answers.find('a')).toBe('yes')
  time = 300
  expect(answers.find('a')).toBeNull()
})

test('the answer kept longest ago makes room; one given again is the newest', () => {
  const answers = new KeptAnswers<string>({ keptMs: 300, mostKept: 2, now: () => 0 })
  for (const question of ['a', 'b', 'a', 'c']) answers.keep(question, question)
  expect(answers.find('a')).toBe('a')
  expect(answers.find('b')).toBeNull()
})
