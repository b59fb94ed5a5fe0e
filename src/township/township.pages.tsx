import { Hono } from 'hono'
import { HomePage } from '../../web/pages/home.tsx'
import type { AppEnv } from '../http.ts'
import { listLines } from '../lines/lines.ts'
import { currentNotices } from '../notices/notices.ts'
import { publicPage } from '../pages.tsx'
import { hubPlace, townshipSettings } from './township.ts'

export const townshipPages = new Hono<AppEnv>().get('/', (c) =>
  publicPage(c, async () => {
    const { deps } = c.var
    const [township, lines, notices, hub] = await Promise.all([
      townshipSettings(deps),
      listLines(deps),
      currentNotices(deps),
      hubPlace(deps),
    ])
    return {
      head: {
        title: c.var.face.words.site.home,
        description: c.var.face.said(township.introduction, township.introductionEn),
      },
      body: <HomePage township={township} lines={lines} notices={notices} hub={hub} />,
    }
  }),
)
