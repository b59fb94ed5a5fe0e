import { dayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { type Certificate, validOn } from './hosts.rules.ts'
import { type CertifiedHost, type Host, readHost, readHostIds, readHostsAt } from './hosts.sql.ts'

/** A host with the certificates that are valid today. */
export interface PublicHost extends Host {
  certificates: Certificate[]
}

/** A host as everyone may see it, up to 1 s old. Throws `not_found`. */
export async function seeHost(deps: Deps, hostId: string): Promise<PublicHost> {
  const host = await deps.remember(`host ${hostId}`, () => readHost(deps.reads(), hostId))
  if (!host) throw new Problem('not_found')
  return asOfToday(deps, host)
}

/** Who receives guests at a place, those who live there first; up to 1 s old. */
export async function hostsAt(deps: Deps, placeId: string): Promise<PublicHost[]> {
  const hosts = await deps.remember(`hosts at ${placeId}`, () => readHostsAt(deps.reads(), placeId))
  return hosts.map((host) => asOfToday(deps, host))
}

export function hostIds(deps: Deps): Promise<string[]> {
  return deps.remember('host ids', () => readHostIds(deps.reads()))
}

function asOfToday(deps: Deps, host: CertifiedHost): PublicHost {
  return { ...host, certificates: validOn(host.certificates, dayOf(deps.now())) }
}
