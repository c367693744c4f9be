import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CliError } from '../cli-error.ts'

/** One document's work: where its result goes below the folder, and how it is made. */
export interface Work {
  /** The file name in the folder. */
  readonly output: string
  /** The files it reads, none of which may be overwritten. */
  readonly inputs: readonly string[]
  /** Makes the result; throws a CliError when it can't. */
  readonly make: () => Promise<string | Uint8Array>
}

/**
 * Does the works one after another: into the folder, or to standard output when there is none and a single work. A work
 * that fails is told on standard error and the others go on; then the whole ends with exit code 1.
 */
export async function writeAll(works: readonly Work[], folder: string | undefined): Promise<void> {
  const [only, ...others] = works
  if (folder === undefined) {
    if (only === undefined || others.length > 0) {
      throw new CliError('Several documents need a folder for their results; say --out DIR.', 2)
    }
    process.stdout.write(await only.make())
    return
  }
  refuseCollisions(works, folder)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why =
      code === 'EEXIST' || code === 'ENOTDIR' ? 'a file stands in its way' : `the system says ${code}`
    throw new CliError(`The folder ${folder} can't be made: ${why}; name another with --out.`)
  }
  let failures = 0
  for (const [index, { output, make }] of works.entries()) {
    try {
      await writeFile(join(folder, output), await make())
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      failures += 1
      process.stderr.write(`${error.message}\n`)
    }
    if (process.stderr.isTTY)
      process.stderr.write(`\r${index + 1} of ${works.length}${index + 1 === works.length ? '\n' : ''}`)
  }
  if (failures > 0)
    throw new CliError(`${failures} of ${works.length} documents failed; the others are in ${folder}.`)
}

function refuseCollisions(works: readonly Work[], folder: string): void {
  const inputs = new Set(works.flatMap((work) => work.inputs.map((name) => resolve(name))))
  const outputs = new Set<string>()
  for (const { output } of works) {
    const path = resolve(folder, output)
    if (inputs.has(path))
      throw new CliError(`${path} would be overwritten; choose another folder with --out.`, 2)
    if (outputs.has(path)) throw new CliError(`Two documents are called ${output}; give them to two runs.`, 2)
    outputs.add(path)
  }
}
