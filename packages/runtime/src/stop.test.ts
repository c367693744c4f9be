import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'
import { onStop } from './stop.ts'

const log = createLogger({ name: 'test', level: 'silent' })

function fakeProcess() {
  const signals = new EventEmitter()
  const exit = Promise.withResolvers<number>()
  return {
    process: { on: (event: string, listener: () => void) => signals.on(event, listener), exit: exit.resolve },
    signal: (name: string) => signals.emit(name),
    exited: exit.promise,
  }
}

test.each(['SIGTERM', 'SIGINT', 'disconnect'])('%s stops once and exits with 0', async (signal) => {
  const { process, signal: send, exited } = fakeProcess()
  const stopped: string[] = []
  onStop(async (why) => void stopped.push(why), { log, process })
  send(signal)
  expect(await exited).toBe(0)
  expect(stopped).toEqual([signal])
})

test('a second signal forces, unless it is the echo of the first', async () => {
  const { process, signal, exited } = fakeProcess()
  let time = 0
  let forced = false
  onStop(() => new Promise(() => {}), { log, process, echoMs: 500, now: () => time })
  void exited.then(() => {
    forced = true
  })
  signal('SIGINT')
  time = 100
  signal('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(forced).toBe(false)
  time = 2000
  signal('SIGINT')
  expect(await exited).toBe(1)
})

test('Ctrl-C is answered by the parent, where there is one', async () => {
  const { process, signal, exited } = fakeProcess()
  const stopped: string[] = []
  onStop(async (why) => void stopped.push(why), { log, process: { ...process, connected: true } })
  signal('SIGINT')
  signal('SIGTERM')
  expect(await exited).toBe(0)
  expect(stopped).toEqual(['SIGTERM'])
})

test('work that does not end within the limit is given up', async () => {
  const { process, signal, exited } = fakeProcess()
  onStop(() => new Promise(() => {}), { log, process, limitMs: 20 })
  signal('SIGTERM')
  expect(await exited).toBe(1)
})

test('a failure while stopping is not reported as success', async () => {
  const { process, signal, exited } = fakeProcess()
  onStop(() => Promise.reject(new Error('stuck')), { log, process })
  signal('SIGTERM')
  expect(await exited).toBe(1)
})
