/**
 * The same route without styles or script of its own: the elements and texts of markup.json, once PostgreSQL has told
 * the time. A page that waits for nothing is made in one go, which no page with data can be.
 */
import { readFileSync } from 'node:fs'
import type { Metadata } from 'next'
import pg from 'pg'
import { createElement, type ReactNode } from 'react'
import type { Markup } from '../../../page-markup.ts'

type Props = { params: Promise<{ path: string[] }> }

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
const markup: Markup[] = JSON.parse(readFileSync('markup.json', 'utf8'))

const render = (part: Markup): ReactNode =>
  typeof part === 'string' ? part : createElement(part.tag, part.attributes, ...part.children.map(render))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params
  return { title: path.join('/'), description: `A bare page of ${path.join('/')}.` }
}

export default async function BarePage({ params }: Props) {
  await params
  await pool.query('SELECT now()')
  return createElement('div', null, ...markup.map(render))
}
