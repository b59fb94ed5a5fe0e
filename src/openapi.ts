import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './http.ts'

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Chalu 茶路',
    version: '1',
    description:
      'Money is whole fen, instants are UTC, days are local dates of the township. Refusals are RFC 9457 problem details with a stable `code`.',
  },
}

/** The OpenAPI 3.1 document of every route mounted so far, and the page that reads it out. */
export function documentApi(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'orderToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'The `accessToken` that placing the order answered',
  })
  let document: string | undefined
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(app.getOpenAPI31Document(INFO))
    return c.body(document, 200, { 'content-type': 'application/json' })
  })
  // Scalar's own script, served from here: it asks no other site for anything. It writes its styles inline.
  app.get('/docs', (c) =>
    c.html(DOCS, 200, {
      'content-security-policy':
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    }),
  )
}

const SCALAR = JSON.stringify({
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
})

const DOCS = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Chalu API</title></head>
<body>
<script id="api-reference" data-url="/openapi.json" data-configuration='${SCALAR}'></script>
<script src="${__SCALAR_URL__}"></script>
</body>
</html>`
