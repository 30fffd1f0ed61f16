/** A column of unsigned 32-bit numbers whose length is not known yet: 4 bytes a number, not a list's 8 and its copies. */

export type GrowingColumn = {
  readonly length: number
  push(value: number): void
  /** The numbers pushed so far, in a typed array of exactly that length. */
  finish(): Uint32Array
}

export function growingColumn(): GrowingColumn {
  let values = new Uint32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === values.length) {
        const wider = new Uint32Array(length * 2)
        wider.set(values)
        values = wider
      }
      values[length++] = value
    },
    finish: () => values.slice(0, length),
  }
}
