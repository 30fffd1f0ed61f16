'use client'

import { useSyncExternalStore } from 'react'

const next = { system: 'light', light: 'dark', dark: 'system' } as const
type Theme = keyof typeof next

const discs: Record<Theme, string> = {
  system: 'M7 1.5a5.5 5.5 0 0 1 0 11z',
  light: '',
  dark: 'M7 1.5a5.5 5.5 0 0 1 0 11 5.5 5.5 0 0 1 0-11z',
}

const currentTheme = (): Theme => {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** The attribute on the document is the one place where the theme stands; the theme script sets it before the first paint. */
function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function choose(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem('theme')
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem('theme', theme)
    document.documentElement.dataset.theme = theme
  }
}

/** Goes round: as the system has it, light, dark. */
export function ThemeToggle() {
  const theme = useSyncExternalStore<Theme>(subscribe, currentTheme, () => 'system')
  const label = `Theme: ${theme}. Switch to ${next[theme]}.`
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => choose(next[theme])}
      className="grid size-8 cursor-pointer place-items-center rounded-control transition-colors hover:bg-well"
    >
      <svg viewBox="0 0 14 14" aria-hidden="true" className="size-3.5">
        <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d={discs[theme]} fill="currentColor" />
      </svg>
    </button>
  )
}
