import { useFace } from '../face.tsx'

/** What the township or a host has written: in the reader's language where it exists, otherwise in Chinese, marked so. */
export function Said({ zh, en }: { zh: string; en: string | null | undefined }) {
  const { lang } = useFace()
  if (lang === 'zh-CN') return zh
  return en ? en : <span lang="zh-CN">{zh}</span>
}
