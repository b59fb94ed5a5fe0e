import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ACCOUNT } from './aliyun-account.ts'

/** What the stand-in took in as a message to be sent. */
export interface TakenIn {
  phone: string
  signName: string
  template: string
  params: Record<string, string>
  outId: string | undefined
}

/** A reply that comes instead of the proper one; `takenIn` has the message sent all the same. */
export interface Instead {
  status?: number
  body?: string
  takenIn?: boolean
  /** Leaves the caller waiting for so long, milliseconds. */
  after?: number
  /** Hangs up without a word. */
  hangUp?: boolean
}

const TEMPLATES: Record<string, string[]> = { SMS_1001: ['code'], SMS_1002: ['code', 'date'] }

const REQUIRED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
]
const FRESH_MS = 15 * 60_000

class Refusal extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, status = 400) {
    super(code)
    this.code = code
    this.status = status
  }
}
/** Business refusals come with 200, as Aliyun sends them. */
const business = (code: string) => new Refusal(code, 200)

/**
 * Aliyun's gateway and short message service as their documentation describes them, on a port of this machine. It works
 * out each signature from the raw bytes by code of its own, and refuses whatever Aliyun would.
 */
export class AliyunStandIn {
  readonly takenIn: TakenIn[] = []
  /** Which actions were asked for, refused ones too. */
  readonly asked: string[] = []
  readonly #instead: Instead[] = []
  readonly #nonces = new Set<string>()
  readonly #server: Server
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  /** Listens, and tells where. */
  async start(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('No port is free.')
    return `http://127.0.0.1:${address.port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }

  /** The next calls get these replies, one each. */
  answerNext(...instead: Instead[]): void {
    this.#instead.push(...instead)
  }

  /** Sets the gateway's clock. */
  setClock(now: () => number): void {
    this.#now = now
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const say = (status: number, body: string) => {
      response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(body)
    }
    // Not Aliyun's: what it took in, for a test in another process.
    if (request.method === 'GET' && request.url === '/taken-in') return say(200, JSON.stringify(this.takenIn))
    try {
      const params = this.#admit(request, Buffer.concat(chunks))
      const action = String(request.headers['x-acs-action'])
      this.asked.push(action)
      const instead = this.#instead.shift()
      if (instead && !instead.takenIn) return this.#misbehave(instead, request, say)
      const body = action === 'SendSms' ? this.#send(params) : this.#details(params)
      if (instead) return this.#misbehave(instead, request, say)
      say(200, JSON.stringify({ Message: 'OK', RequestId: 'A0B1', Code: 'OK', ...body }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.status, JSON.stringify({ RequestId: 'A0B1', Code: error.code, Message: error.code }))
    }
  }

  #misbehave({ status = 200, body = '', after = 0, hangUp }: Instead, request: IncomingMessage, say: Say): void {
    if (hangUp) request.socket.destroy()
    else setTimeout(() => say(status, body), after)
  }

  /** The gateway: who calls, whether it is fresh, and whether the bytes are those that were signed. */
  #admit(request: IncomingMessage, body: Buffer): Map<string, string> {
    const { headers, method = '', url = '' } = request
    const header = (name: string) => String(headers[name] ?? '')
    const proof = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    )
    if (!proof) throw new Refusal('MissingAuthorization')
    const [, keyId, signedNames = '', signature] = proof
    if (keyId !== ACCOUNT.keyId) throw new Refusal('InvalidAccessKeyId.NotFound', 404)
    const names = signedNames.split(';')
    const wanted = [...new Set([...REQUIRED, ...Object.keys(headers).filter((name) => name.startsWith('x-acs-'))])]
    if (header('content-type')) wanted.push('content-type')
    if (wanted.sort().join(';') !== signedNames) throw new Refusal('IncompleteSignature')

    const date = header('x-acs-date')
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) throw new Refusal('InvalidTimeStamp.Format')
    if (Math.abs(this.#now() - Date.parse(date)) > FRESH_MS) throw new Refusal('InvalidTimeStamp.Expired')
    const bodyHash = createHash('sha256').update(body).digest('hex')
    if (header('x-acs-content-sha256') !== bodyHash) throw new Refusal('SignatureDoesNotMatch')

    const [path = '', query = ''] = url.split('?')
    const pairs = query.split('&').map((pair) => pair.split('=').map(decode))
    const params = new Map(pairs.map(([name = '', value = '']) => [name, value]))
    if (params.size !== pairs.length) throw new Refusal('InvalidParameter')
    const sorted = [...params].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    const canonical = [
      method,
      path,
      sorted.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&'),
      ...names.map((name) => `${name}:${header(name).trim()}`),
      '',
      signedNames,
      bodyHash,
    ].join('\n')
    const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`
    if (createHmac('sha256', ACCOUNT.keySecret).update(toSign).digest('hex') !== signature)
      throw new Refusal('SignatureDoesNotMatch')

    const nonce = header('x-acs-signature-nonce')
    if (this.#nonces.has(nonce)) throw new Refusal('SignatureNonceUsed')
    this.#nonces.add(nonce)
    if (path !== '/' || header('x-acs-version') !== '2017-05-25') throw new Refusal('InvalidVersion')
    if (!['SendSms', 'QuerySendDetails'].includes(header('x-acs-action')))
      throw new Refusal('InvalidAction.NotFound', 404)
    return params
  }

  #send(given: Map<string, string>): object {
    const [phone = '', signName = '', template = ''] = ['PhoneNumbers', 'SignName', 'TemplateCode'].map((name) => {
      const value = given.get(name)
      if (!value) throw new Refusal(`Missing${name}`)
      return value
    })
    if (!/^1[3-9]\d{9}$/.test(phone)) throw business('isv.MOBILE_NUMBER_ILLEGAL')
    if (signName !== ACCOUNT.signName) throw business('isv.SMS_SIGNATURE_ILLEGAL')
    const wanted = TEMPLATES[template]
    if (!wanted) throw business('isv.SMS_TEMPLATE_ILLEGAL')
    const params = stringsIn(given.get('TemplateParam') ?? '{}')
    for (const name of wanted) if (!params[name]) throw business('isv.TEMPLATE_MISSING_PARAMETERS')
    if (Object.keys(params).length > wanted.length) throw business('isv.TEMPLATE_PARAMS_ILLEGAL')
    for (const value of Object.values(params)) {
      if ([...value].length > 35) throw business('isv.PARAM_LENGTH_LIMIT')
      if (/https?:|www\./.test(value)) throw business('isv.PARAM_NOT_SUPPORT_URL')
    }
    const outId = given.get('OutId')
    if (outId !== undefined && outId.length >= 256) throw business('isv.INVALID_PARAMETERS')
    this.takenIn.push({ phone, signName, template, params, outId })
    return { BizId: `${this.takenIn.length}^0` }
  }

  #details(given: Map<string, string>): object {
    const phone = given.get('PhoneNumber')
    const paged = /^\d{8}$/.test(given.get('SendDate') ?? '') && given.get('PageSize') && given.get('CurrentPage')
    if (!phone || !paged) throw new Refusal('MissingParameter')
    const today = new Date(this.#now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
    const sent = given.get('SendDate') === today ? this.takenIn.filter((message) => message.phone === phone) : []
    const listed = sent.map(({ outId }) => ({ PhoneNum: phone, SendStatus: 3, OutId: outId }))
    return { TotalCount: sent.length, SmsSendDetailDTOs: { SmsSendDetailDTO: listed } }
  }
}

type Say = (status: number, body: string) => void

/** Percent-encoding by RFC 3986, byte by byte. */
function percent(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) =>
      /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
}

/** What is not encoded as it was signed is refused, even where a lenient reader would see the same. */
function decode(encoded: string): string {
  const text = decodeURIComponent(encoded)
  if (percent(text) !== encoded) throw new Refusal('SignatureDoesNotMatch')
  return text
}

function stringsIn(json: string): Record<string, string> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw business('isv.INVALID_JSON_PARAM')
  }
  const isStrings =
    value !== null && typeof value === 'object' && Object.values(value).every((each) => typeof each === 'string')
  if (!isStrings) throw business('isv.INVALID_JSON_PARAM')
  return value as Record<string, string> // just looked at
}
