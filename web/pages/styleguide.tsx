import type { ComponentChildren } from 'preact'
import type { Certificate } from '../../src/hosts/hosts.rules.ts'
import type { LineOnMap, LineSummary } from '../../src/lines/lines.schemas.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { ComingUp, ProductParts } from '../../src/products/products.rules.ts'
import type { Wish } from '../../src/trips/trips.address.ts'
import type { Composed } from '../../src/trips/trips.ts'
import { Certificates } from '../components/certificates.tsx'
import { Code, CodeQr } from '../components/code.tsx'
import { ComingUpList } from '../components/coming-up.tsx'
import { LineList } from '../components/line-list.tsx'
import { LinesMap } from '../components/maps/lines-map.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { Offered } from '../components/offered.tsx'
import { Picture } from '../components/picture.tsx'
import { Proposals } from '../components/proposals.tsx'
import { Said } from '../components/said.tsx'
import { Seal } from '../components/seal.tsx'
import { useFace } from '../face.tsx'
import { inLanguage } from '../paths.ts'
import { HOURS, SCENES } from '../scenes/scenes.ts'

export interface StyleguidePageProps {
  lines: LineSummary[]
  notices: Notice[]
  coming: ComingUp[]
  offered: ProductParts[]
  network: LineOnMap[]
  certificates: Certificate[]
  /** Trips for a sample day and party; null while there is no line. */
  composed: (Composed & { wish: Wish & { slug: string } }) | null
  phone: string
}

const COLOURS = ['paper', 'paper-deep', 'ink', 'ink-soft', 'rule', 'tea', 'stream', 'fir', 'cherry', 'seal'] as const
const STATUSES = ['held', 'confirmed', 'completed', 'expired', 'cancelled'] as const

/** The visual language on one page: every token and every component, drawn with the demo township's own data. */
export function StyleguidePage(props: StyleguidePageProps) {
  const { lines, network, notices, coming, offered, certificates, composed, phone } = props
  const face = useFace()
  const { words } = face
  const { styleguide } = words
  return (
    <article class="styleguide">
      <h1>{styleguide.title}</h1>
      <p class="lead">{styleguide.lead}</p>
      <Faces />
      <Plate title={styleguide.lines}>
        <LinesMap lines={network} named />
        <LineList lines={lines} />
      </Plate>
      <Plate title={styleguide.pictures}>
        <p>{styleguide.picturesLead}</p>
        <ul class="gallery">
          {SCENES.map((scene, index) => (
            <li key={scene}>
              <Picture scene={scene} alt="" hour={HOURS[index % HOURS.length] ?? 'day'} />
              {scene}
            </li>
          ))}
        </ul>
      </Plate>
      <Plate title={styleguide.colours}>
        <ul class="swatches">
          {COLOURS.map((colour) => (
            <li key={colour}>
              <svg viewBox="0 0 120 60" aria-hidden="true">
                <rect width="120" height="60" fill={`var(--${colour})`} />
              </svg>
              {styleguide.colourNames[colour]}
            </li>
          ))}
        </ul>
      </Plate>
      <Plate title={styleguide.type}>
        <Type />
      </Plate>
      <Plate title={styleguide.buttons}>
        <p class="submit">
          <button type="button" class="button main">
            {styleguide.mainButton}
          </button>
          <button type="button" class="button">
            {styleguide.button}
          </button>
          <button type="button" class="button danger">
            {styleguide.dangerButton}
          </button>
          <button type="button" class="button quiet-button">
            {styleguide.quietButton}
          </button>
        </p>
      </Plate>
      <Plate title={styleguide.fields}>
        <Fields />
      </Plate>
      <Plate title={styleguide.seals}>
        <p class="seals">
          {STATUSES.map((status) => (
            <Seal key={status} status={status} />
          ))}
        </p>
      </Plate>
      <Plate title={styleguide.code}>
        <p class="code">
          <Code code="C4NP398J" />
        </p>
        <CodeQr code="C4NP398J" />
      </Plate>
      <Plate title={styleguide.certificates}>
        <Certificates certificates={certificates} />
      </Plate>
      <Plate title={styleguide.notices}>
        <NoticeList notices={notices} />
      </Plate>
      <Plate title={styleguide.timetable}>
        <ComingUpList coming={coming} lines={lines} />
      </Plate>
      <Plate title={styleguide.offered}>
        {offered.map((entry) => (
          <Offered key={entry.product.id} entry={entry} nights={1} level={3} />
        ))}
      </Plate>
      {composed && (
        <Proposals
          face={face}
          line={composed.line}
          wish={{ ...composed.wish, day: composed.day }}
          proposal={composed.proposal}
          elsewhere={composed.elsewhere}
          phone={phone}
        />
      )}
    </article>
  )
}

function Plate({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** The same page in the other language; the size of type has its switch above, light and dark follow the system. */
function Faces() {
  const { words, lang } = useFace()
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <p>
      {words.styleguide.faces}{' '}
      <a href={inLanguage(other, '/styleguide')} lang={other} hreflang={other}>
        {words.site.otherLanguage}
      </a>
    </p>
  )
}

function Type() {
  const { words } = useFace()
  const { typeSamples } = words.styleguide
  return (
    <>
      <p class="type-1">{typeSamples.first}</p>
      <p class="type-2">{typeSamples.second}</p>
      <p class="type-3">{typeSamples.third}</p>
      <p>{typeSamples.text}</p>
      <p class="quiet">{typeSamples.small}</p>
      <p>
        {typeSamples.numbers}
        <br />
        <span class="money">¥1,111.10</span>
        <br />
        <span class="money">¥8,888.80</span>
      </p>
    </>
  )
}

function Fields() {
  const { words } = useFace()
  return (
    <div class="contact">
      <label for="sample">{words.styleguide.fieldSample}</label>
      <input id="sample" type="text" value="林小川" />
      <label for="faulty">{words.trip.phone}</label>
      <input id="faulty" type="tel" value="139 0000" aria-invalid="true" aria-describedby="faulty-fault" />
      <p class="fault" id="faulty-fault">
        {words.field.phone_malformed}
      </p>
      <label class="check">
        <input type="checkbox" checked />
        <span>
          <Said zh="我同意" en="I agree" />
        </span>
      </label>
    </div>
  )
}
