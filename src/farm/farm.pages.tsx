import { FarmPage } from '../../web/pages/farm.tsx'
import { farmPages } from '../accounts/guard.ts'
import { privatePage } from '../pages.tsx'

/** A host's console: what she sees first. */
export const farmHomePages = farmPages().get('/farm/:hostId', 'farm.see', (c, keeper) =>
  privatePage(
    c,
    { title: c.var.face.words.farm.console(keeper.hostName), description: '' },
    <FarmPage keeper={keeper} />,
  ),
).pages
