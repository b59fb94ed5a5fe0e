/** A JSON body looked at field by field. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; the documented shape is proven elsewhere
export type AnyBody = Record<string, any>

export async function statusAndBody(reply: Response): Promise<{ status: number; body: AnyBody }> {
  return { status: reply.status, body: await reply.json<AnyBody>() }
}
