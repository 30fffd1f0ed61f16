import { expect, test } from 'vitest'
import { shareAsking, shareAskingOf } from './share-asking.ts'

/** A question whose answers are given by hand, each the number of its asking. */
function byHand() {
  const open: PromiseWithResolvers<number>[] = []
  const ask = shareAsking(() => {
    const asking = Promise.withResolvers<number>()
    open.push(asking)
    return asking.promise
  })
  return { open, ask }
}
const aTick = () => new Promise<void>((resolve) => setImmediate(resolve))

test('who comes while an answer is under way shares the next asking, and never that answer', async () => {
  const { open, ask } = byHand()
  const first = ask()
  await aTick()
  const later = [ask(), ask()]
  await aTick()
  expect(open).toHaveLength(1)
  open[0]?.resolve(1)
  await aTick()
  expect(open).toHaveLength(2)
  open[1]?.resolve(2)
  expect(await Promise.all([first, ...later])).toEqual([1, 2, 2])
})

test('an asking that fails fails for those who shared it, and not for who comes after', async () => {
  const { open, ask } = byHand()
  const first = ask()
  await aTick()
  open[0]?.reject(new Error('no answer'))
  await expect(first).rejects.toThrow('no answer')
  const second = ask()
  await aTick()
  open[1]?.resolve(2)
  expect(await second).toBe(2)
})

test('with a key only those share who ask the same, and an answer is not kept', async () => {
  const asked: string[] = []
  const ask = shareAskingOf(
    (question: { text: string }) => question.text,
    async ({ text }) => {
      asked.push(text)
      await aTick()
      return `${text} ${asked.length}`
    },
  )
  expect(await Promise.all([ask({ text: 'a' }), ask({ text: 'b' }), ask({ text: 'a' })])).toEqual(['a 2', 'b 2', 'a 2'])
  expect(await ask({ text: 'a' })).toBe('a 3')
})
