import { expect, test } from 'vitest'
import { makeMemory } from '../src/memory.ts'

/** A memory with a clock of its own, and a question that counts how often it is asked. */
function remembering(answerMs = 0) {
  let now = 1_000_000
  let asked = 0
  const memory = makeMemory(() => now)
  const ask = async () => {
    const answer = ++asked
    await new Promise((resolve) => setTimeout(resolve, answerMs))
    return answer
  }
  return {
    ask: () => memory.remember('key', ask),
    known: () => memory.known('key'),
    memory,
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('an answer is remembered for a second', async () => {
  const { ask, known, pass } = remembering()
  expect(known()).toBeUndefined()
  expect(await ask()).toBe(1)
  pass(699)
  expect([await ask(), known()]).toEqual([1, 1])
  pass(301)
  expect(known()).toBeUndefined()
  expect(await ask()).toBe(2)
})

test('from 700 ms on one renews it while the others still get it', async () => {
  const { ask, pass } = remembering(20)
  await ask()
  pass(700)
  const [renewed, ...others] = await Promise.all([ask(), ask(), ask()])
  expect([renewed, ...others]).toEqual([2, 1, 1])
  expect(await ask()).toBe(2)
})

test('a crowd asks once, also when the answer takes longer than it stays fresh', async () => {
  const { ask, pass } = remembering(40)
  const crowd = [ask(), ask(), ask(), ask()]
  pass(1500)
  expect(await Promise.all([...crowd, ask()])).toEqual([1, 1, 1, 1, 1])
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2])
})

test('who waited for someone who failed asks for himself', async () => {
  const { memory } = remembering()
  const failing = memory.remember('key', async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    throw new Error('not found')
  })
  const waiting = memory.remember('key', async () => 'found')
  await expect(failing).rejects.toThrow('not found')
  expect(await waiting).toBe('found')
})

test('a clock that was set back keeps no answer for ever', async () => {
  const { ask, pass } = remembering()
  await ask()
  pass(-60_000)
  expect(await ask()).toBe(2)
})
