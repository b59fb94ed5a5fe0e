import { as } from './account-pages.ts'
import type { ProductPage } from './pages.ts'
import { pageAfter } from './trip.ts'

const ATTIC = '/farm/xiaoman/listings/xiaoman-attic'

/** What hosts list, from its first step to the reviewer's desk. */
export const LISTING_PAGES: ProductPage[] = [
  { name: 'a new farm', open: as('陈一', '/me/farm') },
  { name: 'farm profile', open: as('周桂兰', '/farm/guilan/profile') },
  { name: 'listings', open: as('黎小满', '/farm/xiaoman/listings') },
  { name: 'listing in review', open: as('黎小满', ATTIC) },
  { name: 'listing that is sold', open: as('周桂兰', '/farm/guilan/listings/guilan-double') },
  { name: 'listing’s description', open: as('黎小满', `${ATTIC}/description`) },
  { name: 'listing’s units', open: as('谭秀英', '/farm/xiuying/listings/cherry-picking/units') },
  {
    name: 'listing’s units with faults',
    isReply: true,
    open: async (page) => {
      await as('周桂兰', '/farm/guilan/listings/guilan-double/units')(page)
      await page.locator('[name="0.weekday"]').fill('-1')
      return pageAfter(page, () => page.getByRole('button', { name: '存好' }).click())
    },
  },
  { name: 'listing’s terms', open: as('黎小满', `${ATTIC}/terms`) },
  { name: 'listing’s open nights', open: as('黎小满', `${ATTIC}/openings?added=3`) },
  { name: 'listing’s open sessions', open: as('谭秀英', '/farm/xiuying/listings/cherry-picking/openings') },
  { name: 'listing’s preview', open: as('黎小满', `${ATTIC}/preview`) },
  { name: 'listing’s history', open: as('黎小满', `${ATTIC}/history`) },
  { name: 'certificates', open: as('周桂兰', '/farm/guilan/certificates') },
  { name: 'what waits for review', open: as('许文', '/desk/review') },
  {
    name: 'a listing under review',
    open: async (page) => {
      await as('许文', '/desk/review')(page)
      return pageAfter(page, () => page.getByRole('link', { name: /观星阁楼/ }).click())
    },
  },
]
