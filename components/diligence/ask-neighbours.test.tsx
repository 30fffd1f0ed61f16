import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AskNeighbours } from './ask-neighbours.tsx'
import { LiveAnswers } from './live-answers.tsx'

const failed = { state: 'unanswered', at: '2026-11-30T15:00:00.000Z', reason: 'timeout' } as const
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ')

test('who asks RIPEstat again is told from when on it is asked', () => {
  const show = (answer: Parameters<typeof AskNeighbours>[0]['answer']) =>
    textOf(renderToStaticMarkup(<AskNeighbours asn="AS64511" answer={answer} />))
  expect(show(failed)).toMatch(/asked again from\s+2026-11-30 15:02 UTC/)
  expect(show(null)).not.toContain('asked again')
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
