import { Hono } from 'hono'
import { PrivacyPage } from '../../web/pages/privacy.tsx'
import { PRIVACY_VERSION } from '../accounts/sign-in.ts'
import type { AppEnv } from '../http.ts'
import { publicPage } from '../pages.tsx'

/** What we do with personal data, for everyone to read. */
export const privacyPages = new Hono<AppEnv>().get('/privacy', (c) =>
  publicPage(c, async () => ({
    head: { title: c.var.face.words.privacy.title, description: '' },
    body: <PrivacyPage version={PRIVACY_VERSION} />,
  })),
)
