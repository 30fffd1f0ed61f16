/** A column of unsigned 32-bit numbers whose length is not known yet: 4 bytes a number, where a list takes 8 and more. */
export class GrowingColumn {
  length = 0
  #values = new Uint32Array(1024)

  push(value: number): void {
    if (this.length === this.#values.length) this.#widen()
    this.#values[this.length++] = value
  }

  /** The numbers pushed so far, in a typed array of exactly that length. */
  finish(): Uint32Array {
    return this.#values.slice(0, this.length)
  }

  #widen(): void {
    const wider = new Uint32Array(this.length * 2)
    wider.set(this.#values)
    this.#values = wider
  }
}
