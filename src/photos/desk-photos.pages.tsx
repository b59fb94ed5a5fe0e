import { DeskPlacesPage } from '../../web/pages/desk-places.tsx'
import { PlacePhotosPage } from '../../web/pages/place-photos.tsx'
import { deskPages, type Staff } from '../accounts/guard.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { photoReply } from './photo-files.ts'
import { addFile, addSent, changePhoto, putUpload, readFileForm, uploadStatus } from './photos.forms.ts'
import { nameOf, photosOf, picturedPlaces, type Subject } from './photos.ts'

/** The township's own photographs, of its places. */
export const deskPhotosPages = deskPages()
  .get('/desk/places', 'place.photos', async (c) =>
    privatePage(
      c,
      { title: c.var.face.words.photos.places, description: '' },
      <DeskPlacesPage places={await picturedPlaces(c.var.deps)} />,
    ),
  )
  .get('/desk/places/:placeId/photos', 'place.photos', (c, staff) => photosPage(c, staff))
  .post('/desk/places/:placeId/photos', 'place.photos', async (c, staff) => {
    const fields = await readForm(c)
    return back(c, staff, fields, (subject) => addSent(c, subject, staff, fields))
  })
  .post('/desk/places/:placeId/photos/file', 'place.photos', async (c, staff) => {
    const form = await readFileForm(c)
    return back(c, staff, form.fields, (subject) => addFile(c, subject, staff, form))
  })
  .post('/desk/places/:placeId/photos/:id', 'place.photos', async (c, staff) => {
    const fields = await readForm(c)
    return back(c, staff, fields, (subject) => changePhoto(c, subject, staff, c.req.param('id') ?? '', fields.do ?? ''))
  })
  .get('/desk/photos/:file', 'staff.see', (c) => photoReply(c, c.req.param('file') ?? '', 'staff'))
  .get('/desk/uploads/:hash', 'place.photos', (c) => uploadStatus(c, c.req.param('hash') ?? ''))
  .put('/desk/uploads/:hash', 'place.photos', (c, staff) => putUpload(c, staff, c.req.param('hash') ?? '')).pages

function subjectOf(c: AppContext): { placeId: string } {
  return { placeId: c.req.param('placeId') ?? '' }
}

async function back(
  c: AppContext,
  staff: Staff,
  fields: Record<string, string>,
  act: (subject: Subject) => Promise<void>,
): Promise<Response> {
  try {
    await act(subjectOf(c))
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return photosPage(c, staff, { alt: fields.alt ?? '', problem })
  }
  return c.redirect(c.var.face.to(`/desk/places/${subjectOf(c).placeId}/photos`), 303)
}

async function photosPage(
  c: AppContext,
  staff: Staff,
  { alt, problem }: { alt: string; problem: Problem | null } = { alt: '', problem: null },
): Promise<Response> {
  const { deps, face } = c.var
  const subject = subjectOf(c)
  const [name, photos] = await Promise.all([nameOf(deps, subject, staff), photosOf(deps, subject, staff)])
  const page = <PlacePhotosPage placeId={subject.placeId} name={name} photos={photos} alt={alt} problem={problem} />
  return privatePage(c, { title: face.words.photos.of(name), description: '' }, page, problem?.status ?? 200)
}
