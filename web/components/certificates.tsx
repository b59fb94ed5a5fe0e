import type { Certificate } from '../../src/hosts/hosts.rules.ts'
import { useFace } from '../face.tsx'
import { dateInFull } from '../format.ts'

/** Certificates as seals: a family farm's in red with its level, the others as a plain stamp. Only valid ones come here. */
export function Certificates({ certificates }: { certificates: Certificate[] }) {
  const { words } = useFace()
  if (certificates.length === 0) return null
  return (
    <ul class="certificates" aria-label={words.host.certificates}>
      {certificates.map(({ id, kind, number, expiresOn }) => (
        <li key={id}>
          <span class={`stamp ${isFamilyFarm(kind) ? 'farm' : ''}`} aria-hidden="true" lang="zh-CN">
            {words.host.stamps[kind]}
          </span>
          <span>
            <strong>{words.host.kinds[kind]}</strong>
            <span class="quiet">
              {words.host.number(number)} · {words.host.validUntil(dateInFull(words, expiresOn))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function isFamilyFarm(kind: Certificate['kind']): boolean {
  return kind === 'family_farm_province' || kind === 'family_farm_city'
}
