/**
 * Before the first paint: the theme chosen earlier on this device; without one, or where the device refuses its
 * storage, the system decides.
 * Inline, since a file of its own would hold the first paint of every page back until it has come.
 */
const setTheme = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`

export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file; React would escape its quotes
  return <script dangerouslySetInnerHTML={{ __html: setTheme }} />
}
