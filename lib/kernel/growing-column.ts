/**
 * A column of unsigned 32-bit numbers whose length is not known yet: 4 bytes a number, where a list takes 8 and more.
 *
 * Memory moves on as it grows and is handed over at the end: copies would stay with the process until they are collected.
 */
const bytesEach = 4

export class GrowingColumn {
  length = 0
  #values = new Uint32Array(1024)
  #isFinished = false

  push(value: number): void {
    if (this.length === this.#values.length) this.#widen()
    this.#values[this.length++] = value
  }

  /** The numbers pushed so far, in a typed array of exactly that length. */
  finish(): Uint32Array {
    if (this.#isFinished) return this.#values.slice(0, this.length)
    this.#isFinished = true
    this.#values = new Uint32Array(this.#values.buffer.transfer(this.length * bytesEach))
    return this.#values
  }

  /** What has been handed over is somebody else's. */
  #widen(): void {
    const length = Math.max(this.length * 2, 1024)
    if (this.#isFinished) {
      const wider = new Uint32Array(length)
      wider.set(this.#values)
      this.#values = wider
      this.#isFinished = false
    } else this.#values = new Uint32Array(this.#values.buffer.transfer(length * bytesEach))
  }
}
