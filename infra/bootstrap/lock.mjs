import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain } from './failure.mjs'
import { TOOLS } from './places.mjs'
import { say } from './progress.mjs'

const LOCK = join(TOOLS, 'lock')
// Its holder touches the lock every second; one that was not touched for this long was left by a kill or a power cut.
const STALE_MS = 15_000

/**
 * Does `work` while no other set-up of this checkout runs; waits for one that does.
 * Only a first start comes here, so a folder with a heartbeat is lock enough: Node 20 has no better one on board.
 */
export async function withLock(work) {
  try {
    mkdirSync(TOOLS, { recursive: true })
  } catch (error) {
    throw explain('The set-up', `${error.code} ${error.message}`)
  }
  await take()
  const heartbeat = setInterval(touch, 1000)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    rmSync(LOCK, { recursive: true, force: true })
  }
}

async function take() {
  let told = false
  for (;;) {
    try {
      mkdirSync(LOCK)
      writeFileSync(join(LOCK, 'holder'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw explain('The set-up', `${error.code} ${error.message}`)
    }
    if (isLeftOver()) clearAway()
    else {
      if (!told) say('Another set-up of this checkout runs; waiting for it …\n')
      told = true
      await sleep(200)
    }
  }
}

function isLeftOver() {
  const found = statSync(LOCK, { throwIfNoEntry: false })
  if (found === undefined) return false
  return Date.now() - found.mtimeMs > STALE_MS || !holderLives()
}

function holderLives() {
  try {
    process.kill(Number(readFileSync(join(LOCK, 'holder'), 'utf8')) || process.pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

// Of several that find it left over only one can rename it.
function clearAway() {
  const away = `${LOCK}.${process.pid}.${Date.now()}`
  try {
    renameSync(LOCK, away)
    rmSync(away, { recursive: true, force: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw explain('The set-up', `${error.code} ${error.message}`)
  }
}

function touch() {
  try {
    utimesSync(LOCK, new Date(), new Date())
  } catch {
    // Somebody deleted .tools while we work; the work itself will say so.
  }
}
