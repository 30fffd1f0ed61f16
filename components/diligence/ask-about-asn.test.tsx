import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AskedOutside } from '#lib/diligence/asn/statements/state-asn.ts'
import { AskAboutAsn } from './ask-about-asn.tsx'
import { LiveAnswers } from './live-answers.tsx'

const failed = { state: 'unanswered', at: '2026-11-30T15:00:00.000Z', reason: 'timeout' } as const
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ')

const nobodyAsked: AskedOutside = {
  holder: { canAsk: true, unasked: null, answer: null },
  neighbours: { canAsk: true, answer: null },
}
const show = (asked: Partial<AskedOutside>) =>
  renderToStaticMarkup(<AskAboutAsn asn="AS64511" asked={{ ...nobodyAsked, ...asked }} />)

test.each([
  ['RIPEstat', { neighbours: { canAsk: true, answer: failed } }],
  ['its registry', { holder: { canAsk: true, unasked: null, answer: failed } }],
])('who asks %s about an AS again is told from when on it is asked', (_who, asked) => {
  expect(textOf(show(asked))).toMatch(/asked again from\s+2026-11-30 15:02 UTC/)
  expect(show({})).not.toContain('asked again')
})

test('of an AS that nobody holds no registry is offered to be asked, nor where this house asks none', () => {
  expect(show({})).toContain('value="holder"')
  for (const refused of [{ unasked: 'set-aside' }, { unasked: 'unallocated' }, { canAsk: false }] as const) {
    expect(show({ holder: { ...nobodyAsked.holder, ...refused } })).not.toContain('value="holder"')
  }
  const nobody = { ...nobodyAsked.neighbours, canAsk: false }
  expect(show({ holder: { ...nobodyAsked.holder, canAsk: false }, neighbours: nobody })).toBe('')
})

test('who asks about a block again is told from when on all are asked', () => {
  const nobody = { network: null, routing: null, history: null, collectors: null, routeObjects: null }
  const show = (answers: Parameters<typeof LiveAnswers>[0]['answers']) =>
    textOf(
      renderToStaticMarkup(
        <LiveAnswers prefix="192.0.2.0/24" asn={null} answers={answers} explainStatus={() => null} />,
      ),
    )
  const routeObjects = { state: 'answered', at: '2026-11-30T15:00:00.000Z', value: [] } as const
  expect(show({ ...nobody, routeObjects })).toMatch(/asked again from\s+2026-11-30 15:05 UTC/)
  expect(show(null)).not.toContain('asked again')
})
