import { posix } from 'node:path'
import { type Import, importsOf, withoutComments } from './imports.ts'
import { isForTests, type Source } from './sources.ts'
import { DRIVERS, ROOMS, type Room, WITHOUT_NPM } from './table.ts'

const AMBIENT =
  /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bset(?:Timeout|Interval)\(|\bperformance\.now\b|\brandomUUID\b|\brandomBytes\b/

/** What breaks DESIGN's import table, one sentence each; empty when all is well. */
export function violations(sources: readonly Source[]): string[] {
  return [...sources.flatMap(faultsOf), ...cycles(sources)]
}

/** `packages/domain/src/ids.ts` → `domain`; services keep their kind in front. */
const roomOf = (path: string): string => {
  const [kind = '', name = ''] = path.split('/')
  return kind === 'services' ? `services/${name}` : name
}

function faultsOf({ path, text }: Source): string[] {
  const name = roomOf(path)
  const room = ROOMS[name]
  if (room === undefined) return [`${path}: the room '${name}' is not in the import table.`]
  const faults = importsOf(text).flatMap((one) => {
    const why = objection(path, name, room, one)
    return why === null ? [] : [`${path} imports '${one.from}': ${why}.`]
  })
  const ambient = room.pure ? AMBIENT.exec(withoutComments(text)) : null
  return ambient === null
    ? faults
    : [...faults, `${path} uses '${ambient[0]}': clock, chance and the world come in as parameters.`]
}

function objection(path: string, name: string, room: Room, { from, typeOnly }: Import): string | null {
  if (from.startsWith('.')) {
    const folder = path.split('/').slice(0, 2).join('/')
    const target = posix.join(posix.dirname(path), from)
    if (!target.startsWith(`${folder}/`)) return 'another room is imported by its name, not by its path'
    return isForTests(target) ? 'what is for tests is not imported by what is not' : null
  }
  if (from.startsWith('@passerelle/')) return ours(room, from.split('/')[1] ?? '', typeOnly)
  if (from.startsWith('node:'))
    return room.node === 'any' || room.node.includes(from)
      ? null
      : 'this room does not touch the outside world'
  return library(name, packageOf(from), typeOnly)
}

function ours(room: Room, target: string, typeOnly: boolean): string | null {
  if (room.uses.includes(target)) return null
  if (room.types?.includes(target)) return typeOnly ? null : `only types of '${target}' may be used here`
  return `the import table does not let this room use '${target}'`
}

function library(name: string, library: string, typeOnly: boolean): string | null {
  if (WITHOUT_NPM.includes(name)) return 'this room imports nothing at all'
  if (name === 'testkit') return null
  const rooms = DRIVERS[library]
  if (rooms === undefined || rooms.includes(name)) return null
  if (rooms.includes('services/*') && name.startsWith('services/')) return null
  // Every room may speak of a logger's or a server's type without having one.
  return typeOnly && rooms.includes('runtime')
    ? null
    : `'${library}' belongs to ${rooms.join(', ') || 'tests'}`
}

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

/** Rooms that lead back to themselves, by values or by types. */
function cycles(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { path, text } of sources) {
    const name = roomOf(path).replace('services/', '')
    const targets = importsOf(text).flatMap(({ from }) =>
      from.startsWith('@passerelle/') ? [from.split('/')[1] ?? ''] : [],
    )
    edges.set(name, new Set([...(edges.get(name) ?? []), ...targets]))
  }
  const found: string[] = []
  const done = new Set<string>()
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name))
      found.push(`The rooms ${[...trail.slice(trail.indexOf(name)), name].join(' → ')} import one another.`)
    else if (!done.has(name)) {
      for (const next of edges.get(name) ?? []) visit(next, [...trail, name])
      done.add(name)
    }
  }
  for (const name of edges.keys()) visit(name, [])
  return found
}
