import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OPEN } from './detectors.mjs'

// One detector in a process of its own, so that memory is its own.
// Arguments: a row of packages.json, a JSON file of texts, and the folder of its package if it needs one.
// Writes { loadMs, bytes, perSecond, answers } as JSON; answers are in the order of the texts.

const [, , name, file, folder] = process.argv
const { texts, timed } = JSON.parse(await readFile(file, 'utf8'))
const resident = () => {
  globalThis.gc()
  return process.memoryUsage().rss
}
const load =
  folder === undefined ? undefined : (await import(pathToFileURL(join(folder, 'load.mjs')).href)).default

const before = resident()
const began = performance.now()
const detect = await OPEN[name](load)
// What loads its data at the first text is only then loaded.
detect(timed[0])
const loadMs = performance.now() - began
// Sentences of all scripts, so that every part is loaded; over many more it would be the heap's slack that is measured.
for (const text of timed.slice(0, 200)) detect(text)
const bytes = resident() - before
const answers = texts.map(detect)

// The pass over all texts was its warming up. By this thread's processor time, as others use the machine too: at least a second of it.
const used = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
const start = used()
let done = 0
while (used() - start < 1) {
  for (const text of timed.slice(0, 500)) detect(text)
  done += Math.min(500, timed.length)
}
const perSecond = done / (used() - start)
process.stdout.write(JSON.stringify({ loadMs, bytes, perSecond, answers }))
