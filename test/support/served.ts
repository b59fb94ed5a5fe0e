import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { type Day, dayOf } from '../../src/days.ts'

const START_MS = 60_000
/** The variables with which the built Worker is served. */
const VARIABLES = 'dist/chalu/.dev.vars'

/** The built product with a demo township of its own, in a folder of its own, served by a process of its own. */
export interface ServedTownship {
  origin: string
  statePath: string
  /** The day, in the township, from which its demo is dated. */
  today: Day
  /** Starts the server again on the same data, after `kill`. */
  start(): Promise<void>
  /** Pulls the plug: Vite and its workerd die at once, whatever they are doing. */
  kill(): Promise<void>
  /** Lets the server leave and throws its data away. */
  stop(): Promise<void>
}

/**
 * Migrates, loads the demo and serves it. Expects `vite build` to have run. `platforms`: which others, on this
 * machine, it may read calendars of.
 */
export async function serveTownship(platforms?: { origin: string }): Promise<ServedTownship> {
  const statePath = mkdtempSync(join(tmpdir(), 'chalu-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env = {
    ...process.env,
    PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`,
    // Vitest's own value would have Vite serve a development build.
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
  run('node', '--disable-warning=ExperimentalWarning', 'demo/command.ts')

  const today = dayOf(Date.now())
  let server: ChildProcess | undefined
  const township: ServedTownship = {
    origin,
    statePath,
    today,
    async start() {
      const said: string[] = []
      if (platforms) setVariable('FEED_TEST_ORIGIN', platforms.origin)
      // A process group of its own, so that killing it takes workerd along.
      server = spawn('vite', ['preview', '--logLevel', 'warn'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      })
      for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => said.push(String(text)))
      await answers(`${origin}/health`, server).catch((error) => {
        throw new Error(`The township did not start.\n${said.join('')}`, { cause: error })
      })
    },
    async kill() {
      await ended(server, 'SIGKILL')
    },
    async stop() {
      await ended(server, 'SIGTERM')
      rmSync(statePath, { recursive: true, force: true })
    },
  }
  try {
    await township.start()
  } catch (error) {
    await township.stop()
    throw error
  }
  return township
}

function setVariable(name: string, value: string): void {
  const others = readFileSync(VARIABLES, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith(`${name}=`))
  writeFileSync(VARIABLES, `${[...others, `${name}=${value}`].join('\n')}\n`)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, 'localhost', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline && server.exitCode === null) {
    const reply = await fetch(url).catch(() => null)
    if (reply?.ok) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`${url} did not answer.`)
}

/** Sends the signal to the whole group and waits; whoever does not leave in time is made to. */
async function ended(server: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const { pid } = server
  const gone = new Promise((done) => server.once('exit', done))
  process.kill(-pid, signal)
  const force = setTimeout(() => process.kill(-pid, 'SIGKILL'), 10_000)
  await gone
  clearTimeout(force)
}
