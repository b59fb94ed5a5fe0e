import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const MOST_STOPS = 150

/** Tabs until the target has the focus; it must then be in view, with nothing lying over it. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await isFocused(target)) return expect(await isUncovered(target)).toBe(true)
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard never reached ${target}.`)
}

/** Reaches a link or a button, follows it and waits for the next page. */
export async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

export function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

function isUncovered(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const box = element.getBoundingClientRect()
    const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return onTop !== null && (element.contains(onTop) || onTop.contains(element))
  })
}
