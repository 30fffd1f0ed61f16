// Before the first paint: the theme chosen earlier on this device. Without one the system decides.
// A file and not an inline script, so that a content security policy needs no exception for it.
try {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is refused on this device: the system decides.
}
