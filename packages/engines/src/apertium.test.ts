import { execFileSync } from 'node:child_process'
import { locale } from '@passerelle/domain'
import type { Engine } from '@passerelle/workflow'
import { afterEach, describe, expect, test } from 'vitest'
import { type ApertiumSettings, apertiumEngine } from './apertium.ts'
import { detectLocalApertium } from './apertium-install.ts'

const install = await detectLocalApertium()
const [fr, es, en] = [locale('fr'), locale('es'), locale('en')]

test('an Apertium is found on the search path, and nowhere else', async () => {
  expect(await detectLocalApertium('/nowhere:')).toBeUndefined()
})

/** The processes below this one whose command line holds a word. */
function processesOf(word: string): number[] {
  const table = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return table.split('\n').flatMap((line) => (line.includes(word) ? [Number.parseInt(line, 10)] : []))
}

describe.skipIf(install === undefined && process.env.CI !== 'true')('a local Apertium', () => {
  const engines: Engine[] = []
  const open = (settings: Partial<ApertiumSettings> = {}): Engine => {
    if (install === undefined) throw new Error('Apertium is not installed; apt-get install apertium-fr-es.')
    const engine = apertiumEngine({ ...install, ...settings })
    engines.push(engine)
    return engine
  }
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.close()))
    expect(processesOf('/apertium-fr-es/')).toEqual([])
  })
  const ask = (engine: Engine, texts: readonly string[], target = es) =>
    engine.translate({ source: fr, target, texts, signal: AbortSignal.timeout(20_000) })

  test('tells its pivots, and codes follow their words through them', async () => {
    expect(await ask(open(), ['Le <1>chat</1> <2>noir</2>.'], en)).toEqual({
      ok: true,
      texts: ['The <2>black</2> <1>cat</1>.'],
      model: 'fr-es+spa-eng',
      via: [es],
      billedCharacters: 0,
    })
  })

  test('names, addresses, numbers and signs stay as they are, and what follows them too', async () => {
    expect(
      await ask(open(), ['SKYrooms est à 1,500 $ [net] de ProZorro.Sale : a.b@c.org, https://a.org/b.']),
    ).toMatchObject({
      texts: ['SKYrooms es a 1,500 $ [net] de ProZorro.Sale : a.b@c.org, https://a.org/b.'],
    })
  })

  test('one pipeline serves request after request', async () => {
    const engine = open()
    await ask(engine, ['Oui'])
    const first = processesOf('/apertium-fr-es/')
    await ask(engine, ['Non'])
    expect(first.length).toBeGreaterThan(5)
    expect(processesOf('/apertium-fr-es/')).toEqual(first)
  })

  test('a pipeline whose program was killed is started again', async () => {
    const engine = open()
    await ask(engine, ['Oui'])
    const [, second] = processesOf('/apertium-fr-es/')
    if (second !== undefined) process.kill(second, 'SIGKILL')
    expect((await ask(engine, ['Le chat noir.'])).ok).toBe(true)
    expect(processesOf('/apertium-fr-es/')).not.toContain(second)
  })

  test('a pipeline that hangs is killed when the time is over', async () => {
    const engine = open({ timeoutMs: 4000 })
    await ask(engine, ['Oui'])
    const [, , third] = processesOf('/apertium-fr-es/')
    if (third !== undefined) process.kill(third, 'SIGSTOP')
    expect(await ask(engine, ['Non'])).toMatchObject({ ok: false, kind: 'transient' })
    expect((await ask(engine, ['Non'])).ok).toBe(true)
  })

  test('an idle pipeline gives its memory back, and the next request starts another', async () => {
    const engine = open({ idleMs: 50 })
    await ask(engine, ['Oui'])
    await expect.poll(() => processesOf('/apertium-fr-es/')).toEqual([])
    expect((await ask(engine, ['Non'])).ok).toBe(true)
  })

  test('a text over the limit of one text is refused', async () => {
    expect(await ask(open(), ['mot '.repeat(5000)])).toMatchObject({ ok: false, kind: 'too_large' })
  })

  test('programs see nothing of the environment', async () => {
    process.env.PASSERELLE_CANARY = 'canary'
    const engine = open()
    await ask(engine, ['Oui'])
    const environments = processesOf('/apertium-fr-es/').map((pid) =>
      execFileSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8' }),
    )
    delete process.env.PASSERELLE_CANARY
    expect(environments.join()).not.toContain('canary')
  })
})
