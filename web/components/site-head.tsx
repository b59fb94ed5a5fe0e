import type { TownshipSettings } from '../../src/township/township.ts'
import { type Size, useFace } from '../face.tsx'
import { inLanguage } from '../paths.ts'
import type { Words } from '../words/words.ts'

/** Who we are, the ways to the lines, to all that is sold and to one's own, and the two switches that stand on every page: language and size of type. */
export function SiteHead({ township }: { township: TownshipSettings }) {
  const { lang, here, words, to, said } = useFace()
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <header>
      {township.demo && <p class="demo-mark">{words.site.demo}</p>}
      <div class="site-head">
        <a class="site-name" href={to('/')}>
          <span class="point" aria-hidden="true" />
          {said(township.name, township.nameEn)}
        </a>
        <nav aria-label={words.site.ways}>
          <a href={to('/lines')}>{words.site.lines}</a>
          <a href={to('/products')}>{words.site.products}</a>
          <a href={to('/me')}>{words.site.mine}</a>
          <a href={inLanguage(other, here)} lang={other} hreflang={other}>
            {words.site.otherLanguage}
          </a>
          <SizeSwitch />
        </nav>
      </div>
    </header>
  )
}

function SizeSwitch() {
  const { size, here, words, to } = useFace()
  return (
    <form method="post" action={to('/size')} class="size-switch">
      <input type="hidden" name="here" value={here} />
      {choices(size, words).map((choice) => (
        <button key={choice.size} type="submit" name="size" value={choice.size}>
          {choice.label}
        </button>
      ))}
    </form>
  )
}

/** From the standard size to 长辈版; from there larger still, or back. */
function choices(size: Size, { site }: Words): { size: Size; label: string }[] {
  if (size === '') return [{ size: 'large', label: site.elder }]
  const back = { size: '' as const, label: site.standard }
  return size === 'large' ? [{ size: 'largest', label: site.larger }, back] : [back]
}
