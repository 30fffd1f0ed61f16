import { Logo } from './logo.tsx'
import { MainNav } from './main-nav.tsx'
import { SearchBox } from './search-box.tsx'
import { SessionLink } from './session-link.tsx'
import { ThemeToggle } from './theme-toggle.tsx'
import { WhoIsHereProvider } from './who-is-here.tsx'

export function SiteHeader() {
  return (
    <header className="border-b border-rule">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:bg-raise focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <div className="wrap flex flex-wrap items-center gap-x-7 max-md:gap-x-3 max-md:pt-2">
        <WhoIsHereProvider>
          <Logo />
          <MainNav />
          <SearchBox />
          <SessionLink />
          <ThemeToggle />
        </WhoIsHereProvider>
      </div>
    </header>
  )
}
