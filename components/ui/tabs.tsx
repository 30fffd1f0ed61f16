'use client'

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { classNames } from './class-names.ts'

type Tab = { id: string; label: string; panel: ReactNode }
type TabsProps = {
  /** What the tabs choose between: "Map layer". */
  label: string
  tabs: readonly [Tab, ...Tab[]]
}

const steps: Partial<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Views of one thing, one at a time (ARIA tabs): arrows, Home and End move and select. */
export function Tabs({ label, tabs }: TabsProps) {
  const group = useId()
  const [selected, select] = useState(tabs[0].id)
  const tabId = (id: string) => `${group}-${id}`

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const current = tabs.findIndex(({ id }) => id === selected)
    const next = step && tabs[step(current, tabs.length)]
    if (!next) return
    event.preventDefault()
    select(next.id)
    document.getElementById(tabId(next.id))?.focus()
  }

  return (
    <div>
      <div role="tablist" aria-label={label} onKeyDown={move} className="flex gap-4 pb-2">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            id={tabId(id)}
            type="button"
            role="tab"
            aria-selected={id === selected}
            aria-controls={`${tabId(id)}-panel`}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => select(id)}
            className={classNames(
              'min-h-6 cursor-pointer border-b-2 text-table',
              id === selected ? 'border-accent font-strong text-ink' : 'border-transparent text-ink3 hover:text-ink',
            )}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div key={id} id={`${tabId(id)}-panel`} role="tabpanel" aria-labelledby={tabId(id)} hidden={id !== selected}>
          {panel}
        </div>
      ))}
    </div>
  )
}
