/** The same page as Next keeps it: made anew once a second, served as made meanwhile. */
import BarePage from '../../[...path]/page.tsx'

export const revalidate = 1

export const generateStaticParams = () => []

export default BarePage
