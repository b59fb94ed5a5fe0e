import type { Page } from 'playwright-core'
import { takePhoto } from '../../photos/camera.ts'
import { as } from './account-pages.ts'
import type { ProductPage } from './product-page.ts'
import { pageAfter } from './trip.ts'

/** Adds a photo, so that the page has one in its list. */
const withPhoto = (who: string, path: string) => async (page: Page) => {
  await as(who, path)(page)
  const photo = Buffer.from(await takePhoto({ type: 'jpg', width: 300, height: 200 }))
  await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('[data-photo-list] li').first().waitFor()
  return page.reload()
}

/** Photographs: of a farm, of a place, and before the reviewer's eyes. */
export const PHOTO_PAGES: ProductPage[] = [
  { name: 'photos of a farm', open: as('孟春生', '/farm/chunsheng/photos') },
  { name: 'photos of a product', open: withPhoto('柳长河', '/farm/changhe/photos?product=huashe-dorm') },
  {
    name: 'photos with one that is none',
    isReply: true,
    open: async (page) => {
      await as('孟春生', '/farm/chunsheng/photos')(page)
      // The form as it stands where scripts have not arrived.
      await page.locator('form.photo-form').evaluate((form: HTMLFormElement) => {
        form.noValidate = true
      })
      return pageAfter(page, () => page.locator('form.photo-form').evaluate((form: HTMLFormElement) => form.submit()))
    },
  },
  { name: 'desk’s places', open: as('林书琴', '/desk/places') },
  { name: 'photos of a place', open: withPhoto('林书琴', '/desk/places/laodukou/photos') },
  { name: 'photos to look at', open: as('许文', '/desk/photos') },
  {
    name: 'photos refused without a word',
    isReply: true,
    open: async (page) => {
      await as('许文', '/desk/photos')(page)
      await page
        .locator('form')
        .evaluateAll((forms: HTMLFormElement[]) => forms.map((form) => (form.noValidate = true)))
      return pageAfter(page, () => page.getByRole('button', { name: '不放' }).first().click())
    },
  },
]
