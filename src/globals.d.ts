/** Where the API reference's script is served; set by vite.config.ts. */
declare const __SCALAR_URL__: string
