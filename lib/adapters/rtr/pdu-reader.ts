/** PDUs out of the bytes of a connection, wherever its chunks are cut. */
import type { Result } from '#lib/kernel/result.ts'
import { decodePdu, headerBytes, type Pdu, type PduFault, readLength } from './pdu.ts'

export class PduReader {
  #rest: Uint8Array = new Uint8Array()

  /** The PDUs that are whole with this chunk. A fault is the last: behind it no length can be believed. */
  read(chunk: Uint8Array): Result<Pdu, PduFault>[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const pdus: Result<Pdu, PduFault>[] = []
    let at = 0
    while (bytes.length - at >= headerBytes) {
      const length = readLength(bytes.subarray(at, at + headerBytes))
      if (!length.ok) return [...pdus, length]
      if (bytes.length - at < length.value) break
      const pdu = decodePdu(bytes.subarray(at, at + length.value))
      pdus.push(pdu)
      if (!pdu.ok) return pdus
      at += length.value
    }
    // A copy: whoever sends the chunks may fill them anew.
    this.#rest = Uint8Array.from(bytes.subarray(at))
    return pdus
  }
}
