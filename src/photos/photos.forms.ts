import * as z from 'zod'
import { OneLine } from '../contact.ts'
import { type AppContext, parseForm } from '../http.ts'
import { invalid, orProblem, Problem, problemResponse } from '../problem.ts'
import { isHash, LARGEST_FILE } from './photo.rules.ts'
import {
  addPhoto,
  findUpload,
  type Hand,
  putPhotoFirst,
  removePhoto,
  type Subject,
  takeFile,
  takeUpload,
} from './photos.ts'

const Alt = OneLine.pipe(z.string().trim().max(100, 'photo_alt_too_long')).default('')
const Hash = z.string().refine(isHash, 'photo_missing')
const Addition = z.object({ large: Hash, small: Hash, alt: Alt })

/** Adds what a script has sent before. */
export async function addSent(
  c: AppContext,
  subject: Subject,
  hand: Hand,
  fields: Record<string, string>,
): Promise<void> {
  await addPhoto(c.var.deps, subject, hand, parseForm(Addition, fields))
}

/** A form with a file in it, as a browser without scripts sends it. */
export interface FileForm {
  file: File | null
  fields: Record<string, string>
}

/** Throws `unsupported_media_type` for any other form. */
export async function readFileForm(c: AppContext): Promise<FileForm> {
  if (!/^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? ''))
    throw new Problem('unsupported_media_type')
  const form = Object.entries(await c.req.parseBody())
  const file = form.find(([name]) => name === 'photo')?.[1]
  const texts = form.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  return { file: file instanceof File && file.size > 0 ? file : null, fields: Object.fromEntries(texts) }
}

/** Adds the photograph of such a form. Throws `invalid_request`. */
export async function addFile(c: AppContext, subject: Subject, hand: Hand, { file, fields }: FileForm): Promise<void> {
  if (!file) throw invalid('photo', 'photo_missing', 'Choose a photo first.')
  if (file.size > LARGEST_FILE) throw invalid('photo', 'photo_bytes', 'The photo is larger than 8 MB.')
  const alt = parseForm(z.object({ alt: Alt }), fields).alt
  const { large, small } = await takeFile(c.var.deps, hand, new Uint8Array(await file.arrayBuffer()))
  await addPhoto(c.var.deps, subject, hand, { large: large.hash, small: small.hash, alt })
}

/** What is done with one that is there: it is taken away, or put first. Throws `not_found`. */
export async function changePhoto(
  c: AppContext,
  subject: Subject,
  hand: Hand,
  id: string,
  does: string,
): Promise<void> {
  if (does === 'remove') return removePhoto(c.var.deps, subject, hand, id)
  if (does === 'first') return putPhotoFirst(c.var.deps, subject, hand, id)
  throw new Problem('not_found')
}

/** A script asks whether a file need be sent at all. That it is not there is no error, and browsers report errors. */
export async function uploadStatus(c: AppContext, hash: string): Promise<Response> {
  return toScript(async () => Response.json({ stored: await findUpload(c.var.deps, hash) }))
}

/** A script sends a file under its hash. */
export async function putUpload(c: AppContext, hand: Hand, hash: string): Promise<Response> {
  return toScript(async () => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return Response.json(await takeUpload(c.var.deps, hand, hash, bytes), { status: 201 })
  })
}

/** Whoever asks here is a script, which reads problem+json. */
async function toScript(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    return problemResponse(orProblem(error))
  }
}
