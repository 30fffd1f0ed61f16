import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FactTable, mostRows } from './fact-table.tsx'

const facts = {
  columns: [{ title: 'Route', holds: 'data' as const }],
  rows: Array.from({ length: mostRows + 1 }, (_, index) => [`route ${index};`]),
}

const lastRow = (command: string | null) =>
  renderToStaticMarkup(<FactTable caption="Routes" facts={facts} command={command} />)
    .replace(/<[^>]+>/g, '')
    .replace(/^.*;/, '')

test('the rows past the last one are said to stand where they do: in the JSON, or in what a command prints', () => {
  expect(lastRow(null)).toBe('1 more row, all of them in the JSON.')
  expect(lastRow('npx dotquad conflicts 240.0.0.0/16')).toBe(
    '1 more row, all of them by npx dotquad conflicts 240.0.0.0/16',
  )
})
