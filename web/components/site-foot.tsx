import type { TownshipSettings } from '../../src/township/township.ts'
import { useFace } from '../face.tsx'

/** How to reach us, and the registration that every public site in China shows. */
export function SiteFoot({ township }: { township: TownshipSettings }) {
  const { words, to } = useFace()
  return (
    <footer class="site-foot">
      {township.phone && (
        <p>
          {words.site.phone} <a href={`tel:${township.phone}`}>{township.phone}</a>
        </p>
      )}
      {township.wechat && (
        <p>
          {words.site.wechat} {township.wechat}
        </p>
      )}
      <p>
        <a href={to('/me/farm')}>{words.listing.farmToo}</a> <a href={to('/privacy')}>{words.site.privacy}</a>{' '}
        <a href="/docs">{words.site.api}</a>
        {township.demo && (
          <>
            {' '}
            <a href={to('/styleguide')}>{words.styleguide.title}</a>
          </>
        )}
      </p>
      {township.icpNumber && (
        <p class="icp">
          <a href="https://beian.miit.gov.cn/">{township.icpNumber}</a>
        </p>
      )}
    </footer>
  )
}
