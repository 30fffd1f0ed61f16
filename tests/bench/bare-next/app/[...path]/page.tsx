/** The same route without data, styles or script of its own: the elements and texts of markup.json. */
import { readFileSync } from 'node:fs'
import type { Metadata } from 'next'
import { createElement, type ReactNode } from 'react'
import type { Markup } from '../../../page-markup.ts'

type Props = { params: Promise<{ path: string[] }> }

const markup: Markup[] = JSON.parse(readFileSync('markup.json', 'utf8'))

const render = (part: Markup): ReactNode =>
  typeof part === 'string' ? part : createElement(part.tag, part.attributes, ...part.children.map(render))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params
  return { title: path.join('/'), description: `A bare page of ${path.join('/')}.` }
}

export default async function BarePage({ params }: Props) {
  await params
  return createElement('div', null, ...markup.map(render))
}
