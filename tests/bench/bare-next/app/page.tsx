/** A dynamic page without data, styles or script of its own: the elements and texts of markup.json. */
import { readFileSync } from 'node:fs'
import { connection } from 'next/server'
import { createElement, type ReactNode } from 'react'
import type { Markup } from '../../page-markup.ts'

const markup: Markup[] = JSON.parse(readFileSync('markup.json', 'utf8'))

const render = (part: Markup): ReactNode =>
  typeof part === 'string' ? part : createElement(part.tag, part.attributes, ...part.children.map(render))

export default async function BarePage() {
  await connection()
  return createElement('div', null, ...markup.map(render))
}
