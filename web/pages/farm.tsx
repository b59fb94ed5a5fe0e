import type { Keeper } from '../../src/accounts/guard.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'

export function FarmPage({ keeper }: { keeper: Keeper }) {
  const { words } = useFace()
  return (
    <FarmFrame keeper={keeper} title={words.farm.today}>
      {null}
    </FarmFrame>
  )
}
