'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'

const keys = [
  { key: '/', does: 'Go to the search field' },
  { key: '?', does: 'Show this list' },
  { key: 'Tab', does: 'Go to the next control; with Shift to the one before' },
  { key: 'Enter', does: 'Open or close the evidence of a statement' },
  { key: '← →', does: 'Change the view where a page has several' },
  { key: 'Esc', does: 'Close a dialog' },
] as const

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

type KeyboardHelpProps = {
  /** Id of the field that `/` goes to. */
  searchFieldId: string
}

/** Listens for the two single keys and lists all of them. A key that belongs to a field or a shortcut of the browser stays theirs. */
export function KeyboardHelp({ searchFieldId }: KeyboardHelpProps) {
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') setOpen(true)
      if (event.key === '/') {
        event.preventDefault()
        document.getElementById(searchFieldId)?.focus()
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [searchFieldId])

  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className="min-h-6 cursor-pointer hover:text-ink">
        Press <Key>?</Key> for keys
      </button>
      <Dialog title="Keys" open={open} onClose={() => setOpen(false)}>
        <dl className="grid grid-cols-[4rem_1fr] gap-x-4 gap-y-2">
          {keys.map(({ key, does }) => (
            <div key={key} className="contents">
              <dt>
                <Key>{key}</Key>
              </dt>
              <dd className="text-ink2">{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}

function Key({ children }: { children: string }) {
  return <kbd className="rounded-control border border-rule2 px-1.5 font-mono text-axis">{children}</kbd>
}
