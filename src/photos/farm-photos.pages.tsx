import { FarmPhotosPage } from '../../web/pages/farm-photos.tsx'
import { withQuery } from '../../web/paths.ts'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, type Problem } from '../problem.ts'
import { photoReply } from './photo-files.ts'
import { addFile, addSent, changePhoto, putUpload, readFileForm, uploadStatus } from './photos.forms.ts'
import { nameOf, photosOf, picturedProducts, type Subject } from './photos.ts'

/** A host's photographs: of the farm, and of each thing it sells (`?product=`). */
export const farmPhotosPages = farmPages()
  .get('/farm/:hostId/photos', 'photo.add', (c, keeper) =>
    photosPage(c, keeper, subjectOf(keeper, c.req.query('product'))),
  )
  .post('/farm/:hostId/photos', 'photo.add', async (c, keeper) => {
    const fields = await readForm(c)
    return back(c, keeper, fields, (subject) => addSent(c, subject, keeper, fields))
  })
  .post('/farm/:hostId/photos/file', 'photo.add', async (c, keeper) => {
    const form = await readFileForm(c)
    return back(c, keeper, form.fields, (subject) => addFile(c, subject, keeper, form))
  })
  .post('/farm/:hostId/photos/:id', 'photo.add', async (c, keeper) => {
    const fields = await readForm(c)
    return back(c, keeper, fields, (subject) =>
      changePhoto(c, subject, keeper, c.req.param('id') ?? '', fields.do ?? ''),
    )
  })
  .get('/farm/:hostId/photos/:file', 'photo.add', (c, { hostId, accountId }) =>
    photoReply(c, c.req.param('file') ?? '', { hostId, accountId }),
  )
  .get('/farm/:hostId/uploads/:hash', 'photo.add', (c) => uploadStatus(c, c.req.param('hash') ?? ''))
  .put('/farm/:hostId/uploads/:hash', 'photo.add', (c, keeper) => putUpload(c, keeper, c.req.param('hash') ?? '')).pages

function subjectOf({ hostId }: Keeper, productId: string | undefined) {
  return { hostId, productId: productId || null }
}

async function back(
  c: AppContext,
  keeper: Keeper,
  fields: Record<string, string>,
  act: (subject: Subject) => Promise<void>,
): Promise<Response> {
  const subject = subjectOf(keeper, fields.product)
  try {
    await act(subject)
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return photosPage(c, keeper, subject, { alt: fields.alt ?? '', problem })
  }
  const address = `/farm/${keeper.hostId}/photos`
  return c.redirect(c.var.face.to(withQuery(address, { product: subject.productId ?? undefined })), 303)
}

async function photosPage(
  c: AppContext,
  keeper: Keeper,
  subject: ReturnType<typeof subjectOf>,
  { alt, problem }: { alt: string; problem: Problem | null } = { alt: '', problem: null },
): Promise<Response> {
  const { deps, face } = c.var
  const [name, photos, products] = await Promise.all([
    nameOf(deps, subject, keeper),
    photosOf(deps, subject, keeper),
    picturedProducts(deps, keeper),
  ])
  const page = (
    <FarmPhotosPage
      keeper={keeper}
      productId={subject.productId}
      name={name}
      products={products}
      photos={photos}
      alt={alt}
      problem={problem}
    />
  )
  return privatePage(c, { title: face.words.photos.of(name), description: '' }, page, problem?.status ?? 200)
}
