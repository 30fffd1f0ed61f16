/** A dossier on paper: what is told of the block, from which bytes, and how its pack is verified. */
import PDFDocument from 'pdfkit'
import { mayTravel } from '../source.ts'
import { sourceOf } from '../source-catalogue.ts'
import type { Severity, Statement } from '../statements/statement.ts'
import { quantity } from '../statements/wording.ts'
import type { Pack } from './make-pack.ts'

const left = 56
const width = 483
const muted = '#5b6470'
const severityColours: Record<Severity, string> = {
  blocker: '#b3261e',
  warning: '#8a5a00',
  notice: '#2f4b6e',
  good: '#1f6b3a',
}

/** The bytes. The dossier's moment is the only date in them, so the same pack is the same paper. */
export async function drawDossier(pack: Pack): Promise<Uint8Array> {
  const { dossier, stated, statedBy, world } = pack
  const title = `Due diligence of ${dossier.prefix}`
  const document = new PDFDocument({
    size: 'A4',
    margin: left,
    info: { Title: title, CreationDate: new Date(dossier.at) },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject))
  const paper = new Paper(document)
  paper.heading(dossier.prefix, 24)
  paper.small(`World ${world}, computed for ${dossier.at}, rule version ${statedBy}`)
  paper.text(stated.verdict, { bold: true })
  paper.heading('Statements')
  for (const statement of stated.statements) drawStatement(paper, statement)
  paper.heading(`What is not known (${quantity(stated.unknowns.length, 'thing')})`)
  for (const { answer, text } of stated.unknowns)
    paper.text(`${answer === 'failed' ? 'Failed' : 'Not checked'}: ${text}`)
  drawSources(paper, pack)
  drawSignature(paper, pack)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function drawStatement(paper: Paper, { severity, title, text, basis, asked }: Statement): void {
  paper.text(`${severity.toUpperCase()}  ${title}`, { bold: true, colour: severityColours[severity] })
  paper.text(text)
  const answered = basis.map((source) => `${source.title} (${source.status}, ${source.asOf ?? 'undated'})`)
  paper.small([...(asked === null ? [] : [`Asked: ${asked}.`]), ...answered].join(' · ') || 'No source answered.')
}

function drawSources(paper: Paper, { snapshots }: Pack): void {
  paper.heading('Sources')
  if (snapshots.length === 0) paper.text('No source was imported: nothing was checked.')
  for (const { source, kind, asOf, fetchedAt, sha256, records, fileName } of snapshots) {
    const { title, publisher, terms } = sourceOf(source, kind)
    const travels = mayTravel(terms) ? 'its rows are in the pack' : 'attested: its records may not be passed on'
    paper.text(`${title}, ${publisher}`, { bold: true })
    paper.small(
      `As of ${asOf ?? 'no date'}, fetched ${fetchedAt}, ${quantity(records, 'record')}; ${travels}. ${fileName}`,
    )
    paper.code(`sha256 ${sha256}`)
    paper.small(terms.credit)
  }
}

function drawSignature(paper: Paper, { key, manifestSha256, fileName }: Pack): void {
  paper.heading('Signature')
  paper.text(
    'The pack of this dossier holds the records it rests on. Its manifest has the hash below and is signed with the key below; whoever has the pack computes this dossier again without a network:',
  )
  paper.code(`key      ${key}`)
  paper.code(`manifest ${manifestSha256}`)
  paper.code(`npx dotquad verify ${fileName}.tar`)
}

/** Text down the page, in the fonts that every reader of PDF has. */
class Paper {
  readonly #document: PDFKit.PDFDocument

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document
  }

  heading(text: string, size = 14): void {
    this.#document.moveDown(0.6)
    this.#write(text, { font: 'Helvetica-Bold', size, colour: 'black' })
    this.#document.moveDown(0.3)
  }

  text(text: string, { bold = false, colour = 'black' }: { bold?: boolean; colour?: string } = {}): void {
    this.#write(text, { font: bold ? 'Helvetica-Bold' : 'Helvetica', size: 10, colour })
  }

  small(text: string): void {
    this.#write(text, { font: 'Helvetica', size: 8, colour: muted })
    this.#document.moveDown(0.5)
  }

  code(text: string): void {
    this.#write(text, { font: 'Courier', size: 8.5, colour: 'black' })
  }

  #write(text: string, { font, size, colour }: { font: string; size: number; colour: string }): void {
    this.#document.font(font).fontSize(size).fillColor(colour).text(inWinAnsi(text), left, this.#document.y, { width })
  }
}

/** The standard fonts have no more (ISO 32000-1 annex D); a name in another script is told to be there. */
const inWinAnsi = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff–—‘’“”•…€]/gu, '?')
