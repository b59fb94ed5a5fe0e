import * as account from './account.ts'
import * as arrivals from './arrivals.ts'
import * as calendar from './calendar.ts'
import * as cancel from './cancel.ts'
import * as compose from './compose.ts'
import * as delivery from './delivery.ts'
import * as desk from './desk.ts'
import * as farm from './farm.ts'
import * as farmCalendar from './farm-calendar.ts'
import * as feeds from './feeds.ts'
import * as find from './find.ts'
import * as home from './home.ts'
import * as host from './host.ts'
import * as inbox from './inbox.ts'
import * as itinerary from './itinerary.ts'
import * as line from './line.ts'
import * as listing from './listing.ts'
import * as messages from './messages.ts'
import * as order from './order.ts'
import * as phone from './phone.ts'
import * as photos from './photos.ts'
import * as place from './place.ts'
import * as privacy from './privacy.ts'
import * as problem from './problem.ts'
import * as product from './product.ts'
import * as review from './review.ts'
import * as sales from './sales.ts'
import * as season from './season.ts'
import * as site from './site.ts'
import * as state from './state.ts'
import * as styleguide from './styleguide.ts'
import * as time from './time.ts'
import * as trip from './trip.ts'
import * as ways from './ways.ts'

/**
 * The interface's words, one file per area with both languages side by side. Chinese is the source; English has the type
 * of the Chinese, so a missing text does not compile. A page takes its words from here and nowhere else.
 */
const zh = {
  site: site.zh,
  home: home.zh,
  line: line.zh,
  product: product.zh,
  calendar: calendar.zh,
  photos: photos.zh,
  sending: photos.sendingZh,
  place: place.zh,
  host: host.zh,
  trip: trip.zh,
  compose: compose.zh,
  order: order.zh,
  itinerary: itinerary.zh,
  cancel: cancel.zh,
  problem: problem.zh,
  field: problem.fieldZh,
  season: season.zh,
  state: state.zh,
  styleguide: styleguide.zh,
  messages: messages.zh,
  inbox: inbox.zh,
  delivery: delivery.zh,
  time: time.zh,
  ways: ways.zh,
  account: account.zh,
  role: account.roleZh,
  desk: desk.zh,
  farm: farm.zh,
  farmCalendar: farmCalendar.zh,
  phone: phone.zh,
  arrivals: arrivals.zh,
  sales: sales.zh,
  find: find.zh,
  feeds: feeds.zh,
  privacy: privacy.zh,
  review: review.zh,
  listing: listing.zh,
}

export type Words = WordsIn<typeof zh>

const en: Words = {
  site: site.en,
  home: home.en,
  line: line.en,
  product: product.en,
  calendar: calendar.en,
  photos: photos.en,
  sending: photos.sendingEn,
  place: place.en,
  host: host.en,
  trip: trip.en,
  compose: compose.en,
  order: order.en,
  itinerary: itinerary.en,
  cancel: cancel.en,
  problem: problem.en,
  field: problem.fieldEn,
  season: season.en,
  state: state.en,
  styleguide: styleguide.en,
  messages: messages.en,
  inbox: inbox.en,
  delivery: delivery.en,
  time: time.en,
  ways: ways.en,
  account: account.en,
  role: account.roleEn,
  desk: desk.en,
  farm: farm.en,
  farmCalendar: farmCalendar.en,
  phone: phone.en,
  arrivals: arrivals.en,
  sales: sales.en,
  find: find.en,
  feeds: feeds.en,
  privacy: privacy.en,
  review: review.en,
  listing: listing.en,
}

export const WORDS = { 'zh-CN': zh as Words, en } as const
export type Lang = keyof typeof WORDS
export const LANGS = ['zh-CN', 'en'] as const satisfies Lang[]

/** The same keys and the same arguments, whatever the text. */
export type WordsIn<Text> = Text extends string
  ? string
  : Text extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : { readonly [Key in keyof Text]: WordsIn<Text[Key]> }
