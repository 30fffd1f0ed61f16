/** The display of a start: one line a step, rewritten in place on a terminal, written once elsewhere. */

export type Say = (detail: string) => void

export type Progress = {
  /** Runs one step; what it says last stays beside its name. */
  step<T>(name: string, run: (say: Say) => Promise<T> | T): Promise<T>
  /** A line of its own, for what a person should know. */
  note(text: string): void
}

const nameWidth = 12

export function showProgress(out: NodeJS.WriteStream): Progress {
  const line = (mark: string, name: string, detail: string) => `  ${mark} ${name.padEnd(nameWidth)} ${detail}`
  const rewrite = (text: string) => {
    // A longer line would wrap, and only its last part be rewritten.
    if (out.isTTY) out.write(`\r\x1b[K${text.slice(0, (out.columns || 80) - 1)}`)
  }
  return {
    async step(name, run) {
      const started = performance.now()
      let said = ''
      rewrite(line('·', name, '…'))
      const value = await run((detail) => {
        said = detail
        rewrite(line('·', name, detail))
      })
      const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
      rewrite('')
      out.write(`${line('✓', name, said ? `${said} · ${seconds}` : seconds)}\n`)
      return value
    },
    note(text) {
      rewrite('')
      out.write(`    ${text}\n`)
    },
  }
}
