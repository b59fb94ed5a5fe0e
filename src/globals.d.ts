/** Whether `vite dev` serves: files come from the source, and Vite adds a script of its own. */
declare const __DEV_SERVER__: boolean
/** Where the API reference's script is served; set by vite.config.ts. */
declare const __SCALAR_URL__: string
