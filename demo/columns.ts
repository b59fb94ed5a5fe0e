/** Sets a column of a table by id where it differs: harmless when run again. Names of tables and columns are ours, never input. */
export function setColumn(
  db: D1Database,
  table: string,
  column: string,
  values: Record<string, string>,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE ${table} SET ${column} = entry.value FROM json_each(?1) AS entry WHERE ${table}.id = entry.key AND ${table}.${column} IS NOT entry.value`,
    )
    .bind(JSON.stringify(values))
}
