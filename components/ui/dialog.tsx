'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

type DialogProps = { title: string; open: boolean; onClose: () => void; children: ReactNode }

/** The platform's modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className="m-auto w-full max-w-md rounded-control border border-edge bg-raise p-5 text-body text-ink"
    >
      <div className="flex items-baseline justify-between gap-4 pb-3">
        <h2 id={heading} className="text-section">
          {title}
        </h2>
        <Button onClick={onClose}>Close</Button>
      </div>
      {children}
    </dialog>
  )
}
