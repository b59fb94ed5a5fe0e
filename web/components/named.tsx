import type { ComposerFace, NamedThing } from './composer-face.ts'

/** A name in the reader's language, marked as Chinese where only that exists; without the context that `Said` needs. */
export function Named({ face, of }: { face: Pick<ComposerFace, 'lang'>; of: NamedThing }) {
  if (face.lang === 'zh-CN') return of.name
  return of.nameEn ? of.nameEn : <span lang="zh-CN">{of.name}</span>
}
