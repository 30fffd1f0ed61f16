/** A receipt as a PDF of one page. */
import PDFDocument from 'pdfkit'
import type { Receipt, ReceiptRow } from '../receipt.ts'

const left = 56
const right = 539
const muted = '#5b6470'

/** The bytes. `madeAt` is the only date in them, so the same receipt is the same file. */
export async function drawReceipt(receipt: Receipt, madeAt: Date): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: left, info: { Title: receipt.title, CreationDate: madeAt } })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.fontSize(24).text(receipt.title).moveDown()
  for (const row of receipt.facts) drawRow(document, row)
  drawRule(document)
  for (const row of receipt.lines) drawRow(document, row)
  drawRule(document)
  document.font('Helvetica-Bold')
  drawRow(document, receipt.total)
  document.font('Helvetica').moveDown().fontSize(9).fillColor(muted).text(receipt.note, left)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

/** The label at the left edge, the value at the right one. */
function drawRow(document: PDFKit.PDFDocument, { label, value }: ReceiptRow): void {
  const { y } = document
  document.fontSize(11).fillColor(muted).text(label, left, y, { width: 220 })
  document.fillColor('black').text(value, left + 220, y, { width: right - left - 220, align: 'right' })
  document.moveDown(0.4)
}

function drawRule(document: PDFKit.PDFDocument): void {
  document
    .moveDown(0.4)
    .moveTo(left, document.y)
    .lineTo(right, document.y)
    .strokeColor('#c9d0d9')
    .stroke()
    .moveDown(0.6)
}
