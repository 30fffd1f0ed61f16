/** Recorded RTR conversations: who sent what, PDU by PDU. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export type RecordedPdu = { from: 'router' | 'cache'; bytes: Uint8Array<ArrayBuffer> }

export function readRtrRecording(name: string): RecordedPdu[] {
  const text = readFileSync(resolve(import.meta.dirname, '../recordings/rtr', name), 'utf8')
  return [...text.matchAll(/^([<>]) ([\da-f]+)$/gm)].map(([, mark, hex = '']) => ({
    from: mark === '>' ? 'router' : 'cache',
    bytes: Uint8Array.from(Buffer.from(hex, 'hex')),
  }))
}
