export interface Trips {
  count: number
}

/** The same database, counting each trip to it: a statement that is run on its own, or a batch as a whole. */
export function countTrips(db: D1Database, trips: Trips): D1Database {
  const counted = new Proxy(db, {
    get(target, name: keyof D1Database) {
      if (name === 'withSession')
        return (...start: Parameters<D1Database['withSession']>) => countSession(target.withSession(...start), trips)
      if (name === 'prepare' || name === 'batch') return countSession(target, trips)[name]
      const value = target[name]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return counted
}

/** A session and the database itself are asked in the same two ways. */
function countSession<Asked extends Pick<D1Database, 'prepare' | 'batch'>>(asked: Asked, trips: Trips): Asked {
  return new Proxy(asked, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => countStatement(target.prepare(sql), trips)
      if (name === 'batch') {
        return (statements: D1PreparedStatement[]) => {
          trips.count++
          return target.batch(statements)
        }
      }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const RUNS = ['first', 'all', 'run', 'raw'] as const

/** Counts on the statement itself rather than on a stand-in: `batch` takes D1's own statements only. */
function countStatement(statement: D1PreparedStatement, trips: Trips): D1PreparedStatement {
  const bind = statement.bind.bind(statement)
  const runs = RUNS.map((name) => {
    const run = statement[name].bind(statement) as (...options: unknown[]) => unknown // four signatures, passed through
    return [
      name,
      (...options: unknown[]) => {
        trips.count++
        return run(...options)
      },
    ]
  })
  return Object.assign(statement, Object.fromEntries(runs), {
    bind: (...values: unknown[]) => countStatement(bind(...values), trips),
  })
}
