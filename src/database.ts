/** What only reads may use: the database, or a session on one of its replicas. */
export type Reads = Pick<D1Database, 'prepare' | 'batch'>
