import { DAY_MS, HOUR_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { invalid, Problem } from '../problem.ts'
import {
  CONTENT_TYPES,
  LARGE_SIDE,
  NoPhoto,
  type PhotoFault,
  type Photo as ReadPhoto,
  readPhotoFile,
  SMALL_SIDE,
} from './photo.rules.ts'
import { readShown, type Shown, type ShownPhoto } from './photos.shown.sql.ts'
import type { Hand, KeptFile, Photo, Subject } from './photos.sql.ts'
import * as sql from './photos.sql.ts'
import { hashOf, isStored, keptFile, shrink, store } from './photos.store.ts'
import { readPhoto } from './read.rules.ts'

export type { Hand, KeptFile, Photo, Subject }

/** Of one thing there are at most so many. */
export const MOST_PHOTOS = 12
/** One person sends at most so many files a day: a farm with all it sells, several times over. */
const MOST_FILES_A_DAY = 400
/** So long a file that was sent may be added without being sent again; the night's sweep waits longer. */
export const FRESH_MS = 12 * HOUR_MS
/** Large and small are the same picture: their sides differ by rounding at most. */
const SAME_SHAPE = 0.05

const FAULT_WORDS: Record<PhotoFault, string> = {
  photo_missing: 'Choose a photo first.',
  photo_type: 'Send a JPEG, PNG or WebP photo.',
  photo_moving: 'Send a photo that does not move.',
  photo_broken: 'The photo did not arrive whole. Send it again.',
  photo_bytes: 'The photo is larger than 8 MB.',
  photo_pixels: 'The photo has too many pixels.',
  photo_not_shrunk: `Shrink the photo to ${LARGE_SIDE} pixels first.`,
  photo_sideways: 'Turn the photo upright first.',
}

function refusal(fault: PhotoFault): Problem {
  return invalid('photo', fault, FAULT_WORDS[fault])
}

/** What the bytes hold. Throws `invalid_request` with what to do. */
function looked(bytes: Uint8Array): ReadPhoto {
  try {
    return readPhoto(bytes)
  } catch (error) {
    throw error instanceof NoPhoto ? refusal(error.fault) : error
  }
}

/**
 * Takes what a browser has shrunk and turned upright, under the hash of what it sent: bytes that changed on the way are
 * refused. Sending the same again changes nothing. A photograph that still lies on its side is refused, not turned: its
 * tag would be gone with the metadata, and every page says width and height beforehand. Throws `invalid_request`, or
 * `too_many_requests` beyond a day's measure.
 */
export async function takeUpload(
  deps: Deps,
  hand: Hand,
  sentHash: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<KeptFile> {
  if ((await hashOf(bytes)) !== sentHash) throw refusal('photo_broken')
  const photo = looked(bytes)
  if (Math.max(photo.width, photo.height) > LARGE_SIDE) throw refusal('photo_not_shrunk')
  if (photo.orientation !== 1) throw refusal('photo_sideways')
  return keep(deps, hand, photo)
}

/** The row first: whatever breaks off here is found by it and swept away. */
async function keep(deps: Deps, { accountId }: Hand, photo: ReadPhoto): Promise<KeptFile> {
  const file = await keptFile(photo)
  const now = deps.now()
  const limit = { accountId, now, since: now - DAY_MS, most: MOST_FILES_A_DAY }
  if (!(await sql.insertFile(deps.db, file, limit))) throw new Problem('too_many_requests', { retryAfterSeconds: 3600 })
  await store(deps, file, photo.clean)
  return file
}

/** A file that was sent lately and lies there whole; null when it is to be sent. */
export async function findUpload(deps: Deps, hash: string): Promise<KeptFile | null> {
  const [file] = await sql.readFiles(deps.db, [hash], deps.now() - FRESH_MS)
  return file && (await isStored(deps, file)) ? file : null
}

async function seeUpload(deps: Deps, hash: string): Promise<KeptFile> {
  const file = await findUpload(deps, hash)
  if (!file) throw new Problem('not_found')
  return file
}

/** Takes a file as the camera wrote it, for those whose browser runs no scripts: shrinks it here. Throws `invalid_request`. */
export async function takeFile(
  deps: Deps,
  hand: Hand,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ large: KeptFile; small: KeptFile }> {
  try {
    const { large, small } = await shrink(deps, looked(bytes))
    return { large: await keep(deps, hand, large), small: await keep(deps, hand, small) }
  } catch (error) {
    throw error instanceof NoPhoto ? refusal(error.fault) : error
  }
}

/**
 * Adds a photograph whose two sizes were sent, to be looked at by staff before guests see it; adding the same one again
 * changes nothing. Without words for it, it is called what it is of. Throws `not_found` for another's farm and for files
 * that are not there, `invalid_request` for two that are not the same picture, `photos_full`.
 */
export async function addPhoto(
  deps: Deps,
  subject: Subject,
  hand: Hand,
  { large, small, alt }: { large: string; small: string; alt: string },
): Promise<void> {
  const name = await nameOf(deps, subject, hand)
  const [largeFile, smallFile] = await Promise.all([seeUpload(deps, large), seeUpload(deps, small)])
  if (Math.max(smallFile.width, smallFile.height) > SMALL_SIDE) throw refusal('photo_not_shrunk')
  if (Math.abs((shapeOf(largeFile) - shapeOf(smallFile)) / shapeOf(largeFile)) > SAME_SHAPE)
    throw refusal('photo_broken')
  const added = await sql.insertPhoto(deps.db, subject, hand, {
    id: deps.newId(),
    hash: large,
    smallHash: small,
    alt: alt || name.slice(0, 100),
    most: MOST_PHOTOS,
    now: deps.now(),
  })
  if (!added) throw new Problem('photos_full')
}

function shapeOf({ width, height }: KeptFile): number {
  return width / height
}

/** What a farm, something it sells, or a place is called. Throws `not_found` when it is not there, or another's. */
export async function nameOf(deps: Deps, subject: Subject, { accountId }: Hand): Promise<string> {
  const name = await sql.readSubjectName(deps.db, subject, accountId)
  if (name === null) throw new Problem('not_found')
  return name
}

/** All photographs of a thing as its keeper sees them: those that wait and were refused, too. */
export function photosOf(deps: Deps, subject: Subject, { accountId }: Hand): Promise<Photo[]> {
  return sql.readPhotos(deps.db, subject, accountId)
}

/** Takes one away, at once and for everyone. Throws `not_found`. */
export async function removePhoto(deps: Deps, subject: Subject, hand: Hand, id: string): Promise<void> {
  if (!(await sql.removePhoto(deps.db, subject, hand, id, deps.now()))) throw new Problem('not_found')
}

/** Makes one the first, which stands in lists. Throws `not_found`. */
export async function putPhotoFirst(deps: Deps, subject: Subject, hand: Hand, id: string): Promise<void> {
  if (!(await sql.putPhotoFirst(deps.db, subject, hand, id))) throw new Problem('not_found')
}

/** Whoever may see a file. */
export type Viewer = 'everyone' | { hostId: string; accountId: string } | 'staff'

/** What a file's name says of it, for whoever may see it. Throws `not_found`. */
export async function mustSee(
  deps: Deps,
  fileName: string,
  viewer: Viewer,
): Promise<{ contentType: string; hash: string }> {
  const named = readPhotoFile(fileName)
  if (!named || !(await maySee(deps, named.hash, viewer))) throw new Problem('not_found')
  return { contentType: CONTENT_TYPES[named.type], hash: named.hash }
}

/** Its bytes. Throws `not_found`. */
export async function openPhoto({ photos }: Deps, fileName: string): Promise<ReadableStream> {
  const object = await photos.get(fileName)
  if (!object) throw new Problem('not_found')
  return object.body
}

function maySee(deps: Deps, hash: string, viewer: Viewer): Promise<boolean> {
  if (viewer === 'everyone') return deps.remember(`photo ${hash}`, () => sql.isShown(deps.reads(), hash))
  if (viewer === 'staff') return sql.isOfAnything(deps.db, hash)
  return sql.isOfFarm(deps.db, hash, viewer.hostId, viewer.accountId)
}

/** What everyone may see of a thing, up to 1 s old. */
export function shownPhotos(deps: Deps, subject: Shown, id: string): Promise<ShownPhoto[]> {
  return deps.remember(`photos of ${subject} ${id}`, () => readShown(deps.reads(), subject, id))
}

/** What guests will see of a product once all has been let through, for those who may look at it before. */
export async function photosToCome(
  deps: Deps,
  { hostId, productId }: { hostId: string; productId: string },
  viewer: Hand | 'staff',
): Promise<ShownPhoto[]> {
  const photos =
    viewer === 'staff'
      ? await sql.readComing(deps.db, productId)
      : await sql.readPhotos(deps.db, { hostId, productId }, viewer.accountId)
  const files = viewer === 'staff' ? '/desk/photos' : `/farm/${hostId}/photos`
  return photos
    .filter(({ state }) => state !== 'refused')
    .map(({ file, smallFile, width, height, smallWidth, alt }) => ({
      src: `${files}/${file}`,
      width,
      height,
      smallSrc: `${files}/${smallFile}`,
      smallWidth,
      alt,
    }))
}

/** What a farm sells, with how many photographs of it there are. */
export function picturedProducts(deps: Deps, keeper: { hostId: string; accountId: string }) {
  return sql.readPicturedProducts(deps.db, keeper.hostId, keeper.accountId)
}

/** The township's places, likewise. */
export function picturedPlaces(deps: Deps) {
  return sql.readPicturedPlaces(deps.db)
}
