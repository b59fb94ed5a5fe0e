import { inject } from 'vitest'

const { VITEST_POOL_ID: worker = '1' } = process.env

/** The township that is served to this worker's tests alone. */
export const township = townshipOf(worker)

function townshipOf(id: string) {
  const served = inject('townships')[Number(id) - 1]
  if (!served) throw new Error(`No township is served to worker ${id}.`)
  return served
}
