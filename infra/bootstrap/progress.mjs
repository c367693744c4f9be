// Progress goes to standard error: standard output belongs to the command that is being started.
const live = process.stderr.isTTY === true
const QUIET_MS = live ? 1000 : 10_000

/** Shows `text` while `work` runs, with the seconds it has taken so far, and how long it took in the end. */
export async function step(text, work) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  say(live ? `\r${text} …` : `${text} …\n`)
  const timer = setInterval(() => say(live ? `\r${text} … ${seconds()} s` : `  … ${seconds()} s\n`), QUIET_MS)
  try {
    const result = await work()
    say(live ? `\r${text}: ${seconds()} s   \n` : `  done in ${seconds()} s\n`)
    return result
  } catch (error) {
    say(live ? '\n' : '')
    throw error
  } finally {
    clearInterval(timer)
  }
}

/** A terminal that has gone is no reason to fail. */
export function say(text) {
  try {
    process.stderr.write(text)
  } catch {
    // Nobody reads it any more.
  }
}
