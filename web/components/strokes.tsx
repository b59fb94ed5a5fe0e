/** One point and three lines, each a stroke with its stops: a mark, not a map. Its path lengths count the stops. */
const STROKES = [
  { line: 'a', stops: 5, path: 'M60 150C120 118 160 196 226 158S352 122 440 148' },
  { line: 'b', stops: 5, path: 'M60 150Q104 92 138 88T214 60T300 54T390 18' },
  { line: 'c', stops: 4, path: 'M60 150C104 226 238 262 410 232' },
]

export function Strokes() {
  return (
    <svg class="strokes" viewBox="30 0 430 270" aria-hidden="true">
      {STROKES.map(({ line, stops, path }) => (
        <g key={line} class={`line-${line}`}>
          <path class="way" d={path} />
          <path class="ring" d={path} pathLength={stops} stroke-dasharray="0 1" />
          <path class="eye" d={path} pathLength={stops} stroke-dasharray="0 1" />
        </g>
      ))}
      <circle cx="60" cy="150" r="15" />
    </svg>
  )
}
