import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Day, dayOf } from '../../../src/days.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the township is served. */
    origin: string
    /** Where its data lies. */
    statePath: string
    /** The day from which the demo is dated, even when midnight passes during the tests. */
    today: Day
  }
}

const BIN = resolve('node_modules/.bin')
const START_MS = 60_000

/** Serves the built product once for all browser tests, with a demo township of its own in a folder of its own. */
export default async function startTownship(project: TestProject): Promise<() => Promise<void>> {
  const statePath = mkdtempSync(join(tmpdir(), 'chalu-browser-'))
  const port = await freePort()
  const env = {
    ...process.env,
    PATH: `${BIN}${delimiter}${process.env.PATH}`,
    // Vitest's own values would have Vite serve a development build.
    NODE_ENV: 'production',
    CHALU_STATE: statePath,
    PORT: String(port),
    WRANGLER_SEND_METRICS: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  }
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })

  if (!existsSync('.dev.vars')) run('node', 'scripts/make-secrets.ts')
  if (!existsSync('dist/client')) run('vite', 'build', '--logLevel', 'warn')
  run('wrangler', 'd1', 'migrations', 'apply', 'chalu', '--local', '--persist-to', statePath)
  const today = dayOf(Date.now())
  run('node', '--disable-warning=ExperimentalWarning', 'demo/command.ts')

  const server = spawn('vite', ['preview', '--logLevel', 'warn'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => said.push(String(text)))
  const origin = `http://localhost:${port}`
  const stop = async () => {
    await stopServer(server)
    rmSync(statePath, { recursive: true, force: true })
  }
  try {
    await waitFor(`${origin}/health`, server)
  } catch (error) {
    await stop()
    throw new Error(`The township did not start.\n${said.join('')}`, { cause: error })
  }
  project.provide('origin', origin)
  project.provide('statePath', statePath)
  project.provide('today', today)
  return stop
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, 'localhost', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}

async function waitFor(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline && server.exitCode === null) {
    const reply = await fetch(url).catch(() => null)
    if (reply?.ok) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`${url} did not answer.`)
}

/** Vite stops its workerd before it exits; whoever does not leave in time is made to. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  const force = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(force)
}
