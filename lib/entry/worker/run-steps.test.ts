import { expect, test } from 'vitest'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { runSteps } from './run-steps.ts'

function newLog() {
  const said: unknown[] = []
  const warn = (...words: readonly unknown[]) => {
    said.push(...words)
  }
  return { said, log: { warn } }
}

test('a step that is refused is said, and the market still follows what is there', async () => {
  const { said, log } = newLog()
  const refused = async () => {
    throw new OperatorRefusal('DOTQUAD_NETWORK is off.')
  }
  expect(await runSteps(log, [async () => ({ fetched: 1 }), refused, async () => ({ moved: 2 })])).toEqual({
    fetched: 1,
    moved: 2,
  })
  expect(said).toEqual(['DOTQUAD_NETWORK is off.'])
})

test('a step that breaks ends the job', async () => {
  const { said, log } = newLog()
  const done: string[] = []
  const broken = async () => {
    throw new Error('no memory')
  }
  const last = async () => {
    done.push('last')
    return {}
  }
  await expect(runSteps(log, [broken, last])).rejects.toThrow('no memory')
  expect({ said, done }).toEqual({ said: [], done: [] })
})
