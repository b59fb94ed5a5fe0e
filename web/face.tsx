import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Day } from '../src/days.ts'
import type { MapApp } from '../src/places/navigation.rules.ts'
import { inLanguage } from './paths.ts'
import { type Lang, WORDS, type Words } from './words/words.ts'

/** How large a reader wants the letters: as they are, 24 px (长辈版), or 30 px. */
export const SIZES = ['', 'large', 'largest'] as const
export type Size = (typeof SIZES)[number]

/** For whom a page is drawn: in which language and how large. */
export interface Face {
  lang: Lang
  size: Size
  words: Words
  /** The map app the reader opened last; null before the first time. */
  mapApp: MapApp | null
  /** Where the reader is, path and query, as the address is in Chinese: what the switches come back to. */
  here: string
  /** The address of one of our pages in the reader's language. */
  to(path: string): string
  /** What someone has written, in the reader's language where it exists: for attributes and titles; in text, `Said` marks the language. */
  said(zh: string, en: string | null | undefined): string
}

export function makeFace(lang: Lang, size: Size = '', here = '/', mapApp: MapApp | null = null): Face {
  return {
    lang,
    size,
    mapApp,
    here,
    words: WORDS[lang],
    to: (path) => inLanguage(lang, path),
    said: (zh, en) => (lang === 'en' && en) || zh,
  }
}

/** What a component knows of its reader and of the moment. */
export interface Setting extends Face {
  /** The local day on which the page is drawn: pictures have seasons. */
  today: Day
}

const FaceContext = createContext<Setting>({ ...makeFace('zh-CN'), today: '2000-01-01' })
export const FaceProvider = FaceContext.Provider

export function useFace(): Setting {
  return useContext(FaceContext)
}
