import type { PublicHost } from '../../src/hosts/hosts.ts'
import { useFace } from '../face.tsx'
import { Certificates } from './certificates.tsx'
import { Said } from './said.tsx'

/** Who receives guests, with the certificates they may show. */
export function HostList({ hosts }: { hosts: PublicHost[] }) {
  const { to } = useFace()
  return (
    <ul class="host-list">
      {hosts.map((host) => (
        <li key={host.id}>
          <h3>
            <a href={to(`/hosts/${host.id}`)}>
              <Said zh={host.name} en={host.nameEn} />
            </a>
          </h3>
          <p>
            <Said zh={host.story} en={host.storyEn} />
          </p>
          <Certificates certificates={host.certificates} />
        </li>
      ))}
    </ul>
  )
}
