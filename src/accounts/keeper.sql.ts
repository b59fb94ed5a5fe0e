/**
 * SQL that is true while this account may act for this host: it stands in every query of a host's console, so that a
 * helper whose consent was withdrawn reads and changes nothing more, whatever an isolate still remembers.
 * Both are SQL: a column or a parameter, ours, never input.
 */
export function keeps(hostId: string, accountId: string): string {
  return `EXISTS (
    SELECT 1 FROM host_member
    WHERE host_member.host_id = ${hostId} AND host_member.account_id = ${accountId} AND host_member.ended_at IS NULL
  )`
}

/** The same for whoever may receive a host's guests: who keeps the farm, and the township's operator in her stead. */
export function receives(hostId: string, accountId: string): string {
  return `(${keeps(hostId, accountId)} OR EXISTS (
    SELECT 1 FROM staff_role
    WHERE staff_role.account_id = ${accountId} AND staff_role.role = 'operator' AND staff_role.ended_at IS NULL
  ))`
}

/** The same for whoever the farm belongs to: money is hers alone to see. */
export function owns(hostId: string, accountId: string): string {
  return `EXISTS (
    SELECT 1 FROM host_member
    WHERE host_member.host_id = ${hostId} AND host_member.account_id = ${accountId} AND host_member.kind = 'owner'
      AND host_member.ended_at IS NULL
  )`
}
