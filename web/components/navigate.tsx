import { MAP_APPS } from '../../src/places/navigation.rules.ts'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

interface NavigateProps {
  place: { id: string; name: string; nameEn: string | null; lng: number | null }
  /** Said beside the choice of apps. */
  isDemo: boolean
}

/** The way to a place: by the map app used last, with the others a tap away; at first, by the choice of one. */
export function Navigate({ place, isDemo }: NavigateProps) {
  const { words, mapApp, said } = useFace()
  if (place.lng === null) return null
  const name = said(place.name, place.nameEn)
  return (
    <div class="navigate">
      {mapApp && (
        <AppLink
          placeId={place.id}
          app={mapApp}
          label={words.ways.navigateTo(name, words.ways.navigateWith[mapApp])}
          main
        >
          {words.ways.navigateWith[mapApp]}
        </AppLink>
      )}
      <details name="navigate">
        <summary
          class={mapApp ? undefined : 'button quiet-button'}
          aria-label={mapApp ? undefined : words.ways.navigateTo(name, words.ways.navigate)}
        >
          {mapApp ? words.ways.otherApp : words.ways.navigate}
        </summary>
        <ul>
          {MAP_APPS.filter((app) => app !== mapApp).map((app) => (
            <li key={app}>
              <AppLink placeId={place.id} app={app} label={words.ways.appTo(words.ways.apps[app], name)}>
                {words.ways.apps[app]}
              </AppLink>
            </li>
          ))}
        </ul>
        {isDemo && <p class="quiet">{words.ways.invented}</p>}
      </details>
    </div>
  )
}

interface AppLinkProps {
  placeId: string
  app: (typeof MAP_APPS)[number]
  label: string
  main?: boolean
  children: string
}

function AppLink({ placeId, app, label, main, children }: AppLinkProps) {
  const { to } = useFace()
  return (
    <a
      class={main ? 'button quiet-button' : undefined}
      href={to(withQuery(`/navigate/${encodeURIComponent(placeId)}`, { with: app }))}
      rel="nofollow"
      aria-label={label}
    >
      {children}
    </a>
  )
}
