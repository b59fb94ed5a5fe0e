import { SalesPage } from '../../web/pages/sales.tsx'
import { farmPages } from '../accounts/guard.ts'
import { privatePage } from '../pages.tsx'
import { salesOf } from './sales.ts'

/** What a host has sold and what is due to her; hers alone to see. */
export const salesPages = farmPages().get('/farm/:hostId/sales', 'sales.see', async (c, keeper) => {
  const sales = await salesOf(c.var.deps, keeper, c.req.query('month'))
  const page = <SalesPage keeper={keeper} sales={sales} />
  return privatePage(c, { title: c.var.face.words.sales.title, description: '' }, page)
}).pages
